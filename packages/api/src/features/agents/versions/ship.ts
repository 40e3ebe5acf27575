import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { AppError } from "../../../kernel/errors";
import { fromUpstream } from "../../../kernel/upstream";
import { recordAudit } from "../../audit/record";
import { touchNumbersOfAgent } from "../../phone-numbers/bind-agent";
import { syncNow } from "../../phone-numbers/sync";
import { storedBundle } from "../bundle";
import { changeAgent } from "../change-agent";
import { leaseMs } from "../lease";
import { inRetellTurn, isRefusal, pushAgent } from "../push";
import { queueReconcile } from "../queue-reconcile";
import { type RetellIds, retellIdsOf } from "../retell-draft";
import { publishAtRetell } from "./publish-at-retell";

type Version = Prisma.AgentVersionModel;

/** After a failure the job waits this long: most outages of a provider are a single answer. */
const soonMs = 2_000;

/**
 * Publishes a reserved version at Retell and lets numbers follow. When Retell refuses, callers go on meeting the version before, the
 * draft stays, and the reason stands in the history; when that cannot be known or Retell is away, the job of the reservation goes on.
 * Throws provider_error or provider_timeout, which say so.
 */
export async function shipVersion(ctx: TenantCtx, agent: Prisma.AgentModel, version: Version): Promise<void> {
  try {
    const retellVersion = await inRetellTurn(agent.id, () =>
      publishReserved(ctx, agent.id, retellIdsOf(agent), version),
    );
    crashPoint(ctx.env, "agents.publish:after-publish");
    await finish(ctx, version, retellVersion);
  } catch (error) {
    if (isRefusal(error) || (error instanceof AppError && error.code === "validation_failed")) {
      await refuse(ctx, version, error);
      throw error instanceof AppError ? error : refusedByRetell(error);
    }
    if (!(error instanceof UpstreamError)) throw error;
    await giveBackLease(ctx, version);
    ctx.log.warn({ err: error, agentId: agent.id }, "a version could not be published yet; a job will");
    const words = `Retell cannot be reached. Version ${version.number} is published as soon as it can be; until then callers meet the version before.`;
    throw new AppError("provider_timeout", words, { cause: error, mayBeDone: true });
  }
}

function refusedByRetell(cause: UpstreamError): AppError {
  const words =
    "Retell refused this version, so nothing was published: callers meet the version before, and your draft is kept.";
  return new AppError("provider_error", words, { cause });
}

async function publishReserved(ctx: TenantCtx, agentId: string, ids: RetellIds, version: Version): Promise<number> {
  const { title, retellVersion: noted } = version;
  const note = async (retellVersion: number) => {
    await ctx.db.agentVersion.updateMany({ where: { id: version.id, status: "publishing" }, data: { retellVersion } });
  };
  return await publishAtRetell(ctx, agentId, ids, { bundle: storedBundle(version), title, noted, note });
}

/** From here callers meet it: the numbers are told, and the draft goes on from it. */
async function finish(ctx: TenantCtx, version: Version, retellVersion: number): Promise<void> {
  const numbers = await changeAgent(ctx, version.agentId, async (tx, agent) => {
    const now = ctx.clock.now();
    const { count } = await tx.agentVersion.updateMany({
      where: { id: version.id, status: "publishing" },
      data: { status: "published", retellVersion, publishedAt: now },
    });
    if (count === 0) return null;
    await tx.agent.update({
      where: { id: agent.id },
      data: {
        publishedVersion: version.number,
        publishedRetellVersion: retellVersion,
        publishedRevision: version.revision,
        updatedAt: agent.updatedAt,
      },
    });
    await recordAudit(tx, ctx, {
      action: "agent.published",
      objectType: "agent",
      objectId: agent.id,
      reason: version.reason,
      before: { version: agent.publishedVersion },
      after: { version: version.number, title: version.title },
    });
    return await touchNumbersOfAgent(tx, ctx, agent.id);
  });
  if (numbers === null) return;
  crashPoint(ctx.env, "agents.publish:after-row");
  await syncNow(ctx, numbers);
  await pushLater(ctx, version.agentId);
}

/** What was saved while the version was on its way waited for it. */
async function pushLater(ctx: TenantCtx, agentId: string): Promise<void> {
  try {
    const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
    if (agent && agent.syncedRevision !== agent.revision) await pushAgent(ctx, agentId);
  } catch (error) {
    ctx.log.warn({ err: error, agentId }, "a draft could not be pushed to Retell after publishing; a job will");
  }
}

async function refuse(ctx: TenantCtx, version: Version, error: UpstreamError | AppError): Promise<void> {
  const told = error instanceof AppError ? error : fromUpstream(error);
  await ctx.db.agentVersion.updateMany({
    where: { id: version.id, status: "publishing" },
    data: { status: "failed", failureReason: told.message },
  });
  await pushLater(ctx, version.agentId);
}

/** Who knows that it failed need not keep others waiting for the rest of its time. A job that fails is tried again by itself. */
async function giveBackLease(ctx: TenantCtx, { id, agentId }: Version): Promise<void> {
  const leasedAt = new Date(ctx.clock.now().getTime() - leaseMs);
  await ctx.db.agentVersion.updateMany({ where: { id, status: "publishing" }, data: { leasedAt } });
  if (ctx.actor.type !== "system") await queueReconcile(ctx.db, ctx, agentId, soonMs, "agents.publish");
}

/**
 * Takes over a version whose publisher gave it back, or was not heard of for a whole lease. While somebody else is at it, a job is
 * left for when that must be over. Nothing when no version is on its way.
 */
export async function finishPublishing(ctx: TenantCtx, agent: Prisma.AgentModel): Promise<void> {
  const now = ctx.clock.now();
  const taken = { agentId: agent.id, status: "publishing" as const };
  const { count } = await ctx.db.agentVersion.updateMany({
    where: { ...taken, leasedAt: { lte: new Date(now.getTime() - leaseMs) } },
    data: { leasedAt: now },
  });
  const version = await ctx.db.agentVersion.findFirst({ where: taken });
  if (!version) return;
  if (count === 1) return await shipVersion(ctx, agent, version);
  const leftMs = version.leasedAt.getTime() + leaseMs - now.getTime();
  await queueReconcile(ctx.db, ctx, agent.id, Math.max(leftMs, 0), "agents.publish");
}
