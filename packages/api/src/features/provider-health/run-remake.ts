import { UpstreamError } from "@voxcalls/retell-client";
import { enterFromPlatform, platformCtx, type Deps, type TenantCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import type { JobPayloads } from "../../kernel/jobs";
import { fromUpstream } from "../../kernel/upstream";
import { makeAgain, whatIsLost } from "../agents/make-again";
import { publishAgain } from "../agents/versions/publish-again";
import { makeBaseAgain } from "../knowledge/make-again";
import { bringBack } from "../phone-numbers/pool/bring-back";
import { findTenantInForce } from "../tenants/find-in-force";
import { notePending, noteStillMissing } from "./note-pending";

type Order = JobPayloads["provider-health.remake"];

/**
 * The job: makes a missing thing again. Killed between any two steps it goes on when it is run again. What the provider refuses is noted
 * beside the thing; throws when the provider cannot be asked, to be tried again.
 */
export async function runRemake(deps: Deps, order: Order): Promise<void> {
  const item = { kind: order.kind, key: order.ourId };
  try {
    await remake(deps, order);
    await notePending(deps.db.platform, item, "It was made again. The next look reads it.", deps.clock.now());
  } catch (error) {
    const isSure = error instanceof AppError || (error instanceof UpstreamError && !error.retryable);
    if (!isSure) throw error;
    const why = error instanceof UpstreamError ? fromUpstream(error).message : error.message;
    deps.log.warn({ err: error, ...order }, "a missing thing could not be made again");
    await noteStillMissing(deps.db.platform, item, `It could not be made again: ${why}`, deps.clock.now());
  }
}

async function remake(deps: Deps, { kind, tenantId, ourId, lostId }: Order): Promise<void> {
  const ctx = platformCtx(deps, { type: "system", role: "system", job: "provider-health.remake" }, null);
  if (kind === "phone_number") return await bringBack(ctx, ourId);
  const tenant = await findTenantInForce(deps.db.platform, tenantId ?? "");
  if (!tenant) return;
  const inside = enterFromPlatform(ctx, tenant, "provider-health.remake");
  if (kind === "knowledge_base") return await makeBaseAgain(inside, ourId, lostId);
  if (await isOnlyVersionLost(inside, ourId, lostId))
    return await publishAgain(deps, { tenantId: tenant.id, agentId: ourId });
  await makeAgain(inside, ourId, lostId);
}

async function isOnlyVersionLost(ctx: TenantCtx, agentId: string, lostId: string): Promise<boolean> {
  const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
  if (agent?.retellAgentId !== lostId || (agent.status !== "active" && agent.status !== "paused")) return false;
  return (await whatIsLost(ctx, agent)) === "version";
}
