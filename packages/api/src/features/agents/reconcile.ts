import type { Prisma } from "@voxcalls/db";
import { enterTenant, type Deps, type TenantCtx } from "../../kernel/context";
import type { JobPayloads } from "../../kernel/jobs";
import { findTenantInForce } from "../tenants/find-in-force";
import { clearMarked } from "./clear-away";
import { leaseMs, takeLease } from "./lease";
import { provision } from "./provision";
import { pushAgent } from "./push";
import { queueReconcile } from "./queue-reconcile";
import { draftOf } from "./bundle";
import { retellIdsOf, versionHolds } from "./retell-draft";
import { publishAsItIs } from "./versions/publish-as-it-is";
import { finishPublishing } from "./versions/ship";

type Agent = Prisma.AgentModel;

/**
 * The job that every change of an agent leaves behind: whatever became of the process that made the change, afterwards Retell holds
 * what the row says. Throws when Retell cannot be reached, to be tried again.
 */
export async function reconcileAgent(
  deps: Deps,
  { tenantId, agentId }: JobPayloads["agents.reconcile"],
): Promise<void> {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  if (!tenant) return;
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "agents.reconcile" }, tenant, null);
  const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
  switch (agent?.status) {
    case undefined:
      return;
    case "provisioning":
      return await finish(ctx, agentId);
    case "active":
    case "paused":
      await finishPublishing(ctx, agent);
      if (agent.publishedVersion === null) await publishAsItIs(ctx, agentId);
      return await bringUpToDate(ctx, agentId);
    case "failed":
    case "deleted":
      return agent.syncedRevision === agent.revision ? undefined : await clearMarked(ctx, agent);
  }
}

async function finish(ctx: TenantCtx, agentId: string): Promise<void> {
  const lease = await takeLease(ctx, agentId);
  if (!lease) return await queueReconcile(ctx.db, ctx, agentId, leaseMs);
  const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
  if (agent?.status === "provisioning") await provision(ctx, agent, lease, true);
}

async function bringUpToDate(ctx: TenantCtx, agentId: string): Promise<void> {
  const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
  if (agent?.status !== "active" && agent?.status !== "paused") return;
  return (await isAsWanted(ctx, agent)) ? await noteSynced(ctx, agent) : await pushAgent(ctx, agentId);
}

/** Compares, because our own note of what Retell holds is only as good as the process that was to write it. */
async function isAsWanted(ctx: TenantCtx, agent: Agent): Promise<boolean> {
  const ids = retellIdsOf(agent);
  const { version } = await ctx.retell.agents.get(ids.retellAgentId);
  return await versionHolds(ctx, agent.id, ids, { version, bundle: await draftOf(ctx.db, agent) });
}

async function noteSynced(ctx: TenantCtx, { id, revision, updatedAt }: Agent): Promise<void> {
  await ctx.db.agent.updateMany({ where: { id, revision }, data: { syncedRevision: revision, updatedAt } });
}
