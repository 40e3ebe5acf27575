import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { AppError, notFound } from "../../../kernel/errors";
import { FlowDefinition } from "../../flows/schemas";
import { flowErrors } from "../../flows/validate";

const mostNamed = 5;

/** Throws validation_failed, naming the nodes, when the agent follows a flow that Retell would refuse or that cannot work. */
export async function assertFlowWorks(ctx: TenantCtx, { flowId }: Pick<Prisma.AgentModel, "flowId">): Promise<void> {
  if (flowId === null) return;
  const flow = await ctx.db.flow.findFirst({ where: { id: flowId } });
  if (!flow) throw notFound("flow");
  await assertDefinitionWorks(ctx, FlowDefinition.parse(flow.definition));
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
