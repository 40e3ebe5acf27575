import type { PlatformCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { unscoped } from "../../kernel/unscoped";
import { recordAudit } from "../audit/record";
import { recordPlatformAudit } from "../audit/record-platform";
import { actsOn } from "./acts-on";
import type { FieldDifference, HealthItemId } from "./schemas";

/**
 * Has the agent's draft take over what was set at the provider; callers meet it when the organisation publishes. A job does it. Throws
 * not_found, and conflict where what differs cannot be said here.
 */
export async function adoptTheirs(ctx: PlatformCtx, { id }: HealthItemId): Promise<void> {
  await unscoped(ctx).$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from provider_health_items where id = ${id}::uuid for update`;
    const item = await tx.providerHealthItem.findUnique({ where: { id } });
    if (!item) throw notFound("finding");
    const tenant =
      item.ownerId === null ? null : await tx.tenant.findUnique({ where: { id: item.ownerId }, select: { id: true } });
    if (!actsOn(item).includes("adopt") || item.ourId === null || !tenant)
      throw conflict("What differs cannot be taken over: write ours again instead.");
    const fields = (item.differences as FieldDifference[]).map(({ field }) => field);
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
