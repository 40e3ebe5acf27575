import type { TenantCtx } from "../../../kernel/context";
import { AppError, invalid, notFound } from "../../../kernel/errors";
import { agentsIn } from "../../flows/named-things";
import { FlowDefinition } from "../../flows/schemas";
import { flowErrors } from "../../flows/validate";

const mostNamed = 5;

/** Throws validation_failed, naming the nodes, when the agent follows a flow that Retell would refuse or that cannot work. */
export async function assertFlowWorks(
  ctx: TenantCtx,
  { id, flowId }: { readonly id?: string; readonly flowId: string | null },
): Promise<void> {
  if (flowId === null) return;
  const flow = await ctx.db.flow.findFirst({ where: { id: flowId } });
  if (!flow) throw notFound("flow");
  const definition = FlowDefinition.parse(flow.definition);
  await assertDefinitionWorks(ctx, definition);
  // Only known here: to the other agents of the flow the same node leads away.
  const self = agentsIn(definition).find((named) => named.id === id);
  if (!self) return;
  const node = definition.nodes.find((one) => one.type === "agent_swap" && one.agentId === id);
  throw invalid(`flow.${node?.id ?? self.path}`, `${self.label ?? "A tool"}: an agent cannot hand a call to itself.`);
}

/** The same of a definition that need not be stored. */
export async function assertDefinitionWorks(ctx: TenantCtx, definition: FlowDefinition): Promise<void> {
  const errors = await flowErrors(ctx, definition);
  if (errors.length === 0) return;
  const nameOf = (id: string | null) => definition.nodes.find((node) => node.id === id)?.name ?? id ?? "The flow";
  const named = errors.slice(0, mostNamed).map(({ nodeId, message }) => `${nameOf(nodeId)}: ${message}`);
  throw new AppError("validation_failed", `The flow cannot work yet. ${named.join(" ")}`, {
    fields: errors.map(({ nodeId, message }) => ({ path: `flow.${nodeId ?? "definition"}`, message })),
  });
}
