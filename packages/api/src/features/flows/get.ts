import type { TenantCtx } from "../../kernel/context";
import { findFlow } from "./find";
import type { FlowIdInput, FlowView } from "./schemas";
import { toFlowView } from "./view";

/** One flow, whole. Throws not_found for somebody else's, and one that never was. */
export async function getFlow(ctx: TenantCtx, { id }: FlowIdInput): Promise<FlowView> {
  return toFlowView(await findFlow(ctx, id));
}
