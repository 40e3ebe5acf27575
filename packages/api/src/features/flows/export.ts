import type { TenantCtx } from "../../kernel/context";
import { withoutCredentials } from "../tools/rules/credential-params";
import { mapSecrets } from "../tools/toolbox";
import { findFlow } from "./find";
import { mapNamed } from "./map-named";
import { fileFormat, type FlowFile, type FlowIdInput } from "./schemas";
import { definitionOf } from "./view";

/** A flow as a file: without sealed values and other credentials, and without ids of agents and knowledge bases, which mean nothing elsewhere. Throws not_found. */
export async function exportFlow(ctx: TenantCtx, { id }: FlowIdInput): Promise<FlowFile> {
  const row = await findFlow(ctx, id);
  const definition = withoutCredentials(mapSecrets(definitionOf(row), () => ""));
  return { format: fileFormat, name: row.name, definition: mapNamed(definition, () => false) };
}
