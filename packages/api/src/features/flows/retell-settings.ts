import type { FlowSettings } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { openReferences } from "../tools/open-references";
import type { References } from "../tools/references";
import { secretIdsIn } from "../tools/secrets";
import { toRetellCalendarTool, toRetellCustomTool } from "../tools/to-retell";
import { toRetellKnowledge, toRetellNode } from "./nodes-to-retell";
import { agentsIn, knowledgeIn } from "./named-things";
import type { FlowDefinition } from "./schemas";

/**
 * A flow as Retell holds it, with secrets opened and Retell's ids in place of ours. Throws validation_failed, naming the field, when an
 * agent or a sealed value that it needs is not there.
 */
export async function flowSettings(ctx: TenantCtx, definition: FlowDefinition): Promise<FlowSettings> {
  const references = await openReferences(ctx, {
    agentIds: agentsIn(definition).map(({ id }) => id),
    knowledgeBaseIds: knowledgeIn(definition).map(({ id }) => id),
    secretIds: secretIdsIn(definition),
  });
  return toFlowSettings(definition, references);
}

/** The same without looking anything up. */
export function toFlowSettings(definition: FlowDefinition, references: References): FlowSettings {
  const { knowledgeBaseIds, kbConfig, nodes, tools, mcps, ...rest } = definition;
  return {
    ...rest,
    kbConfig: kbConfig ?? undefined,
    nodes: nodes.map((node, index) => toRetellNode(node, references, `nodes.${index}`)),
    tools: tools.map((tool, index) =>
      tool.type === "custom"
        ? toRetellCustomTool(tool, references, `tools.${index}`)
        : toRetellCalendarTool(tool, references, `tools.${index}`),
    ),
    mcps: mcps.map((server, index) => toRetellCustomTool(server, references, `mcps.${index}`)),
    retellKnowledgeBaseIds: toRetellKnowledge(knowledgeBaseIds, references),
  };
}
