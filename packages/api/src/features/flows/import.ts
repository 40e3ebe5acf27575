import type { TenantCtx } from "../../kernel/context";
import { mapSecrets } from "../tools/toolbox";
import { storeFlow } from "./create";
import { mapNamed } from "./map-named";
import { knowledgeIn } from "./named-things";
import { problem } from "./rules/problem";
import type { ImportedFlow, ImportFlowInput } from "./schemas";
import { surroundingsOf } from "./surroundings";
import { flowProblems } from "./validate";

/**
 * Makes a flow of a file. Agents and knowledge bases that are not here are left out, ids of sealed values too: what is missing then
 * stands among the problems. Throws validation_failed for an address that may not be called.
 */
export async function importFlow(ctx: TenantCtx, { file }: ImportFlowInput): Promise<ImportedFlow> {
  const { name, definition } = file;
  const around = await surroundingsOf(ctx, [definition]);
  const unsealed = mapSecrets(definition, (value) => (typeof value === "string" ? value : ""));
  const known = mapNamed(unsealed, (id) => around.agentIds.has(id) || around.knowledgeBaseIds.has(id));
  const flow = await storeFlow(ctx, name, known);
  const lost = knowledgeIn(definition)
    .filter(({ id }) => !around.knowledgeBaseIds.has(id))
    .map(({ label }) => problem("warning", "missing_knowledge", `${label} named a knowledge base that is not here.`));
  return { flow, problems: [...(await flowProblems(ctx, known)), ...lost] };
}
