import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import { enterFromPlatform, type PlatformCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { fromUpstream } from "../../kernel/upstream";
import { unscoped } from "../../kernel/unscoped";
import { atRetell } from "../agents/at-retell";
import { bundleOfCallers, whatIsLost } from "../agents/make-again";
import { assertCanComeBack } from "../phone-numbers/pool/bring-back";
import { isInRetell } from "../phone-numbers/pool/bring-in";
import { findTenantInForce } from "../tenants/find-in-force";
import { actsOn } from "./acts-on";
import { notePending } from "./note-pending";
import { recordBoth } from "./record-both";
import type { HealthItemId } from "./schemas";

type Item = Prisma.ProviderHealthItemModel;

/**
 * Has what is gone at the provider made there again from what is kept here; a job does it. The provider is asked first, so that whoever
 * asks hears at once why not. Throws not_found; conflict for what is there again or cannot be made; validation_failed where ours cannot be
 * said there; provider_error.
 */
export async function remakeLost(ctx: PlatformCtx, { id }: HealthItemId): Promise<void> {
  const seen = await unscoped(ctx).providerHealthItem.findUnique({ where: { id } });
  if (!seen) throw notFound("finding");
  if (seen.state !== "missing") throw conflict("This is not missing.");
  try {
    await assertLost(ctx, seen);
  } catch (error) {
    throw error instanceof UpstreamError ? fromUpstream(error) : error;
  }
  await unscoped(ctx).$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from provider_health_items where id = ${id}::uuid for update`;
    const item = await tx.providerHealthItem.findUnique({ where: { id } });
    const lostId = item && (await lostIdOf(tx, item));
    if (!item?.ourId || !lostId || !actsOn(item).includes("remake")) throw conflict("This is not missing any more.");
    const payload = { kind: item.kind, tenantId: item.ownerId, ourId: item.ourId, lostId };
    const key = `provider-health.remake:${item.ourId}`;
    await enqueue(tx, "provider-health.remake", payload, { key, queue: key });
    await notePending(tx, item, "It is being made again.", ctx.clock.now());
    await recordBoth(tx, ctx, item, "provider_health.remade");
  });
}

/** By this id the job knows whether it was done already: the agent's, whichever half of it is gone. */
async function lostIdOf(tx: Prisma.TransactionClient, { kind, ourId, providerId }: Item): Promise<string | null> {
  if (kind === "knowledge_base" || kind === "phone_number") return providerId;
  const agent = await tx.agent.findUnique({ where: { id: ourId ?? "" }, select: { retellAgentId: true } });
  return agent?.retellAgentId ?? null;
}

async function assertLost(ctx: PlatformCtx, { kind, ownerId, ourId, providerId }: Item): Promise<void> {
  if (kind === "phone_number") {
    await assertCanComeBack(ctx, ourId ?? "");
    if (await isInRetell(ctx, providerId ?? "")) throw thereAgain();
    return;
  }
  const tenant = await findTenantInForce(unscoped(ctx), ownerId ?? "");
  if (!tenant) throw conflict("Its organisation is not there any more.");
  const inside = enterFromPlatform(ctx, tenant, "provider-health.remake");
  if (kind === "knowledge_base") return await assertBaseLost(ctx, providerId ?? "");
  const agent = await inside.db.agent.findUnique({ where: { id: ourId ?? "" } });
  if (agent?.status !== "active" && agent?.status !== "paused") throw conflict("The agent is not in use any more.");
  if ((await whatIsLost(inside, agent)) === null) throw thereAgain();
  await atRetell(inside, agent.id, await bundleOfCallers(inside, agent));
}

async function assertBaseLost(ctx: PlatformCtx, retellId: string): Promise<void> {
  try {
    await ctx.retell.knowledge.get(retellId);
  } catch (error) {
    if (error instanceof UpstreamError && error.notFound) return;
    throw error;
  }
  throw thereAgain();
}

function thereAgain(): Error {
  return conflict("The provider has it again. Look once more.");
}
