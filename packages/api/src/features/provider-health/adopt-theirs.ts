import { UpstreamError } from "@voxcalls/retell-client";
import type { Prisma } from "@voxcalls/db";
import { enterFromPlatform, type PlatformCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { fromUpstream } from "../../kernel/upstream";
import { unscoped } from "../../kernel/unscoped";
import { recordAudit } from "../audit/record";
import { recordPlatformAudit } from "../audit/record-platform";
import { findTenantInForce } from "../tenants/find-in-force";
import { actsOn } from "./acts-on";
import { changeFromTheirs } from "./change-from-theirs";
import type { FieldDifference, HealthItemId } from "./schemas";

type Item = Prisma.ProviderHealthItemModel;

/**
 * Has the agent's draft take over what was set at the provider; callers meet it when the organisation publishes. What stands there is
 * read and checked first, so that whoever asks hears at once why not; a job does it. Throws not_found; conflict where what differs
 * cannot be said here, or does not differ any more; validation_failed, naming the setting; provider_error.
 */
export async function adoptTheirs(ctx: PlatformCtx, { id }: HealthItemId): Promise<void> {
  const seen = await unscoped(ctx).providerHealthItem.findUnique({ where: { id } });
  if (!seen) throw notFound("finding");
  await assertAdoptable(ctx, seen);
  await unscoped(ctx).$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from provider_health_items where id = ${id}::uuid for update`;
    const item = await tx.providerHealthItem.findUnique({ where: { id } });
    if (!item?.ownerId || !item.ourId || !actsOn(item).includes("adopt")) throw notAdoptable();
    const tenant = { id: item.ownerId };
    const fields = fieldsOf(item);
    await enqueue(
      tx,
      "provider-health.adopt",
      { tenantId: tenant.id, agentId: item.ourId, fields },
      { key: `provider-health.adopt:${item.kind}:${item.ourId}` },
    );
    const state = { state: "pending", reason: "Theirs is being taken over.", fingerprint: null } as const;
    await tx.providerHealthItem.update({ where: { id }, data: { ...state, foundAt: ctx.clock.now() } });
    const entry = { action: "provider_health.adopted", objectType: item.kind, objectId: item.ourId, after: { fields } };
    await recordAudit(tx, { ...ctx, tenant }, entry);
    await recordPlatformAudit(tx, ctx, { ...entry, objectName: item.name });
  });
}

async function assertAdoptable(ctx: PlatformCtx, item: Item): Promise<void> {
  const { ownerId, ourId } = item;
  const tenant = ownerId === null ? null : await findTenantInForce(unscoped(ctx), ownerId);
  if (!actsOn(item).includes("adopt") || ourId === null || !tenant) throw notAdoptable();
  try {
    const inside = enterFromPlatform(ctx, tenant, "provider-health.adopt");
    const change = await changeFromTheirs(inside, ourId, fieldsOf(item));
    if (change === null) throw conflict("Nothing of it differs any more. Look once more.");
  } catch (error) {
    throw error instanceof UpstreamError ? fromUpstream(error) : error;
  }
}

function fieldsOf({ differences }: Item): string[] {
  return (differences as FieldDifference[]).map(({ field }) => field);
}

function notAdoptable(): Error {
  return conflict("What differs cannot be taken over: write ours again instead.");
}
