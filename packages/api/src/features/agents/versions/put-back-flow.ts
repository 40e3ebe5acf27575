import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { agentsIn, chosenIds, knowledgeIn } from "../../flows/named-things";
import type { Bundle } from "../bundle";
import { leaseMs } from "../lease";
import { queueReconcile } from "../queue-reconcile";

/**
 * Makes a flow what it was in an earlier version of one agent. Its other agents get that as a change of their draft, which callers do
 * not meet before somebody publishes it. The caller holds the agent's row.
 */
export async function putBackFlow(
  tx: TenantTx,
  ctx: TenantCtx,
  agent: Prisma.AgentModel,
  { id, definition }: NonNullable<Bundle["flow"]>,
): Promise<void> {
  await tx.flow.update({
    where: { id },
    data: {
      definition: definition as unknown as Prisma.InputJsonObject,
      knowledgeBaseIds: chosenIds(knowledgeIn(definition)),
      transferAgentIds: chosenIds(agentsIn(definition)),
      revision: { increment: 1 },
      updatedBy: ctx.actor.type === "member" ? ctx.actor.userId : null,
      updatedAt: ctx.clock.now(),
    },
  });
  const others = { flowId: id, id: { not: agent.id }, status: { not: "deleted" as const } };
  await tx.agent.updateMany({ where: others, data: { revision: { increment: 1 } } });
  for (const other of await tx.agent.findMany({ where: others, select: { id: true } })) {
    await queueReconcile(tx, ctx, other.id, leaseMs);
  }
}
