import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import { enterTenant, type Deps, type TenantCtx } from "../../../kernel/context";
import { AppError } from "../../../kernel/errors";
import { enqueue, type JobPayloads } from "../../../kernel/jobs";
import { findTenantInForce } from "../../tenants/find-in-force";
import { type Bundle, storedBundle } from "../bundle";
import { changeAgent } from "../change-agent";
import { leaseMs } from "../lease";
import { retellIdsOf, versionHolds } from "../retell-draft";
import { reserveVersion } from "./reserve";
import { shipVersion } from "./ship";

/**
 * The job: publishes the version that callers meet once more, because what is published at Retell is not what we would write today. A
 * published version cannot be changed there, so it is a new one in the history; a draft with changes that nobody published stays one.
 * What Retell refuses stands in the history as such. Throws when Retell cannot be asked, to be tried again.
 */
export async function publishAgain(
  deps: Deps,
  { tenantId, agentId }: JobPayloads["agents.publish-again"],
): Promise<void> {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  if (!tenant) return;
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "agents.publish-again" }, tenant, null);
  const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
  if (agent?.status !== "active" && agent?.status !== "paused") return;
  const published = await ctx.db.agentVersion.findFirst({
    where: { agentId, number: agent.publishedVersion ?? 0, status: "published" },
  });
  if (!published) return;
  const { number, revision } = published;
  const bundle = storedBundle(published);
  try {
    if (await stands(ctx, agent, bundle)) return;
    const reserved = await changeAgent(ctx, agentId, async (tx, now) => {
      if (now.publishedVersion !== number) return null;
      const onItsWay = await tx.agentVersion.findFirst({ where: { agentId, status: "publishing" } });
      // Whether that one is right is seen once it stands.
      if (onItsWay) await publishAgainLater(tx, ctx, agentId);
      const title = `Version ${number} again`;
      return onItsWay
        ? null
        : { agent: now, version: await reserveVersion(tx, ctx, now, { title, of: { bundle, revision } }) };
    });
    if (reserved) await shipVersion(ctx, reserved.agent, reserved.version);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "provider_timeout") throw error;
    ctx.log.warn({ err: error, agentId }, "a version could not be published again");
  }
}

/** Whether what callers meet is what we would write. One that Retell does not know any more is not. */
async function stands(ctx: TenantCtx, agent: Prisma.AgentModel, bundle: Bundle): Promise<boolean> {
  const version = agent.publishedRetellVersion;
  if (version === null) return false;
  try {
    return await versionHolds(ctx, agent.id, retellIdsOf(agent), { version, bundle });
  } catch (error) {
    if (error instanceof UpstreamError && error.notFound) return false;
    throw error;
  }
}

async function publishAgainLater(tx: Parameters<typeof enqueue>[0], ctx: TenantCtx, agentId: string): Promise<void> {
  const job = { tenantId: ctx.tenant.id, agentId };
  const runAt = new Date(ctx.clock.now().getTime() + leaseMs);
  await enqueue(tx, "agents.publish-again", job, { key: `agents.publish-again:${agentId}`, runAt });
}
