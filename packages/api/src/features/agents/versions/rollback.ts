import type { Prisma, TenantTx } from "@voxcalls/db";
import { withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { conflict, notFound } from "../../../kernel/errors";
import { swapTargetsIn } from "../../tools/toolbox";
import { type Bundle, storedBundle } from "../bundle";
import { changeAgent } from "../change-agent";
import { getAgent } from "../get";
import type { AgentView, RollbackAgentInput } from "../schemas";
import { assertVersionPassed } from "./cases-pass";
import { longestPublishMs } from "./publish";
import { putBackFlow } from "./put-back-flow";
import { keepDraft, reserveVersion } from "./reserve";
import { finishPublishing, shipVersion } from "./ship";
import { assertStillThere } from "./still-there";
import { visibleTo } from "../policy";

/**
 * Publishes an earlier version again, as a new one, and makes it the draft. A draft with changes that nobody published is kept in the
 * history. Throws not_found for an agent or version that is not there; conflict when that
 * version is known to fail a test case and no reason is given; else as publishing does.
 */
export async function rollbackAgent(
  ctx: TenantCtx,
  { id, version: number, reason }: RollbackAgentInput,
): Promise<AgentView> {
  return await withinDeadline(longestPublishMs, async () => {
    const seen = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
    if (!seen) throw notFound("agent");
    await finishPublishing(ctx, seen);
    const { agent, version } = await changeAgent(ctx, id, async (tx, before) => {
      const old = await tx.agentVersion.findFirst({ where: { agentId: id, number } });
      if (!old) throw notFound("version");
      if (old.status === "publishing") throw conflict(`Version ${number} is still being published.`, "version");
      const why = await assertVersionPassed(tx, old, reason ?? null);
      const bundle = storedBundle(old);
      await assertStillThere(tx, ctx.tenant.id, number, bundle);
      if (before.revision !== before.publishedRevision)
        await keepDraft(tx, ctx, before, `Draft before going back to version ${number}`);
      const agent = await becomeDraft(tx, ctx, before, bundle);
      return {
        agent,
        version: await reserveVersion(tx, ctx, agent, {
          title: `Back to version ${number}`,
          reason: why,
          of: { bundle, revision: agent.revision },
        }),
      };
    });
    crashPoint(ctx.env, "agents.publish:after-reserve");
    await shipVersion(ctx, agent, version);
    return await getAgent(ctx, { id });
  });
}

/** The row, and the flow that it follows, become what the bundle says. Other agents of that flow get it as a change of their draft. */
async function becomeDraft(
  tx: TenantTx,
  ctx: TenantCtx,
  agent: Prisma.AgentModel,
  { flow, settings, knowledgeBaseIds, ...fields }: Bundle,
): Promise<Prisma.AgentModel> {
  if (flow) await putBackFlow(tx, ctx, agent, flow);
  return await tx.agent.update({
    where: { id: agent.id },
    data: {
      ...fields,
      settings: settings as Prisma.InputJsonObject,
      knowledgeBaseIds: [...knowledgeBaseIds],
      transferAgentIds: [...new Set(swapTargetsIn(settings).map((named) => named.id))],
      revision: { increment: 1 },
      updatedAt: ctx.clock.now(),
    },
  });
}
