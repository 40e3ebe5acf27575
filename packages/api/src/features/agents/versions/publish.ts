import { withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { conflict, notFound } from "../../../kernel/errors";
import { changeAgent } from "../change-agent";
import { getAgent } from "../get";
import { visibleTo } from "../policy";
import type { AgentView, PublishAgentInput } from "../schemas";
import { assertCasesPass, tryFailingCases } from "./cases-pass";
import { assertFlowWorks } from "./flow-works";
import { reserveVersion } from "./reserve";
import { finishPublishing, shipVersion } from "./ship";

/** A person waits: what Retell has not done by then is left to a job. */
export const longestPublishMs = 14_000;

/** Of that, what test cases may take: the rest is for Retell to publish. */
const longestTestsMs = 8_000;

/**
 * Makes the draft the version that callers meet. Throws not_found; validation_failed for a flow that Retell would refuse; conflict when
 * a test case fails and no reason is given, or somebody else is publishing; and what ship.ts says of Retell.
 */
export async function publishAgent(ctx: TenantCtx, { id, title, reason }: PublishAgentInput): Promise<AgentView> {
  return await withinDeadline(longestPublishMs, async () => {
    const seen = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
    if (!seen) throw notFound("agent");
    await assertFlowWorks(ctx, seen);
    await finishPublishing(ctx, seen);
    const whys = reason ? new Map<string, string>() : await tryFailingCases(ctx, seen, longestTestsMs);
    const { agent, version } = await changeAgent(ctx, id, async (tx, agent) => {
      if (agent.revision !== seen.revision) throw conflict("Somebody saved meanwhile. Look at it and publish again.");
      const why = await assertCasesPass(tx, agent, reason ?? null, whys);
      return { agent, version: await reserveVersion(tx, ctx, agent, { title: title ?? null, reason: why }) };
    });
    crashPoint(ctx.env, "agents.publish:after-reserve");
    await shipVersion(ctx, agent, version);
    return await getAgent(ctx, { id });
  });
}
