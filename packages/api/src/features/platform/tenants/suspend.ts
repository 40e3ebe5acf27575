import type { PlatformCtx } from "../../../kernel/context";
import { conflict, notFound } from "../../../kernel/errors";
import { storable } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import { queueStopAll } from "../../calls/stop-all";
import { touchNumbersOfTenants } from "../../phone-numbers/follow-tenants";
import { getTenant } from "./get";
import { lockTenant } from "./lock";
import type { ActivateTenantInput, SuspendTenantInput, TenantDetailView } from "./schemas";

/**
 * From now on the tenant's people can read and nothing else, its calls are declined, here and at Retell, its keys are refused, and a job
 * hangs up its calls in progress. Nothing happens if it is suspended already. Throws not_found and conflict.
 */
export async function suspendTenant(ctx: PlatformCtx, input: SuspendTenantInput): Promise<TenantDetailView> {
  return await switchTo(ctx, "suspended", input);
}

/** Ends a suspension: every number answers with the agent that it was bound to. Throws not_found and conflict. */
export async function activateTenant(ctx: PlatformCtx, input: ActivateTenantInput): Promise<TenantDetailView> {
  return await switchTo(ctx, "active", input);
}

async function switchTo(
  ctx: PlatformCtx,
  status: "active" | "suspended",
  { id, reason }: ActivateTenantInput,
): Promise<TenantDetailView> {
  await unscoped(ctx).$transaction(async (tx) => {
    const tenant = await lockTenant(tx, id);
    if (!tenant) throw notFound("organisation");
    if (tenant.removedAt) throw conflict("This organisation is being deleted.");
    if (tenant.status === status) return;
    await tx.tenant.update({
      where: { id },
      data:
        status === "suspended"
          ? { status, suspendedAt: ctx.clock.now(), suspendedReason: reason === undefined ? null : storable(reason) }
          : { status, suspendedAt: null, suspendedReason: null },
    });
    const numbers = await touchNumbersOfTenants(tx, [id]);
    if (status === "suspended") await queueStopAll(tx, id, ctx.clock.now());
    const entry = {
      action: status === "suspended" ? "tenant.suspended" : "tenant.activated",
      objectType: "tenant",
      objectId: id,
      reason: reason ?? null,
      before: { status: tenant.status },
      after: { status, numbers },
    };
    await recordAudit(tx, { ...ctx, tenant }, entry);
    await recordPlatformAudit(tx, ctx, { ...entry, objectName: tenant.name });
  });
  return await getTenant(ctx, { id });
}
