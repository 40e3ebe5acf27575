import type { TenantCtx } from "../../kernel/context";
import { storeFlow } from "./create";
import { findFlow } from "./find";
import { longestName, type FlowIdInput, type FlowView } from "./schemas";
import { definitionOf } from "./view";

const ending = " (copy)";

/** Makes a second flow that begins as this one; sealed values go with it. Throws not_found. */
export async function duplicateFlow(ctx: TenantCtx, { id }: FlowIdInput): Promise<FlowView> {
  const row = await findFlow(ctx, id);
  return await storeFlow(ctx, `${row.name.slice(0, longestName - ending.length)}${ending}`, definitionOf(row));
}
