import type { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { conflict, invalid, notFound } from "../../../kernel/errors";
import { moneyText } from "../../../kernel/money";
import { storable } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import { noteMinutes } from "../../phone-numbers/follow-minutes";
import { plans } from "../../plans/catalogue";
import { getTenant } from "./get";
import { lockTenant } from "./lock";
import type { ChangeTenantInput, TenantDetailView } from "./schemas";

/** What can be changed: the name, and the terms by which the tenant is served. */
type Changeable = Pick<
  Prisma.TenantModel,
  "name" | "plan" | "maxUsers" | "maxAgents" | "maxPhoneNumbers" | "monthlyMinutesLimit" | "billingIncrementSeconds"
> & { ratePerMinute: string };

/**
 * Changes name, plan, limits and rate. A plan fills in its limits and rate but for those sent along. Limits below what is used keep
 * what is there and block what is new; the rate holds for calls settled from now on. Nothing is written when nothing changes.
 * Throws not_found, conflict, and validation_failed for terms that change without a reason.
 */
export async function changeTenant(ctx: PlatformCtx, input: ChangeTenantInput): Promise<TenantDetailView> {
  const { id, reason = null } = input;
  await unscoped(ctx).$transaction(async (tx) => {
    const tenant = await lockTenant(tx, id);
    if (!tenant) throw notFound("organisation");
    if (tenant.removedAt) throw conflict("This organisation is being deleted.");
    const before: Changeable = { ...tenant, ratePerMinute: moneyText(tenant.ratePerMinute) };
    const wanted = wantedOf(input);
    const changed = (Object.keys(wanted) as (keyof Changeable)[]).filter((key) => wanted[key] !== before[key]);
    if (changed.length === 0) return;
    if (reason === null && changed.some((key) => key !== "name")) {
      throw invalid("reason", "Say why plan, limits or rate change.");
    }
    await tx.tenant.update({ where: { id }, data: wanted });
    const values = (from: Partial<Changeable>) => Object.fromEntries(changed.map((key) => [key, from[key]]));
    const entry = {
      action: "tenant.changed",
      objectType: "tenant",
      objectId: id,
      reason,
      before: values(before),
      after: values(wanted),
    };
    await recordAudit(tx, { ...ctx, tenant }, entry);
    await recordPlatformAudit(tx, ctx, { ...entry, objectName: tenant.name });
    if (changed.includes("monthlyMinutesLimit")) await noteMinutes(tx, id, ctx.clock.now());
  });
  return await getTenant(ctx, { id });
}

/** The plan's terms first, then what was sent by name. */
function wantedOf(input: ChangeTenantInput): Partial<Changeable> {
  const { name, plan, maxUsers, maxAgents, maxPhoneNumbers, monthlyMinutesLimit, ratePerMinute } = input;
  const { name: _, ...filled } = plan === undefined ? { name: "none" } : plans[plan];
  return {
    ...filled,
    ...(name !== undefined && { name: storable(name) }),
    ...(plan !== undefined && { plan }),
    ...(maxUsers !== undefined && { maxUsers }),
    ...(maxAgents !== undefined && { maxAgents }),
    ...(maxPhoneNumbers !== undefined && { maxPhoneNumbers }),
    ...(monthlyMinutesLimit !== undefined && { monthlyMinutesLimit }),
    ...(ratePerMinute !== undefined && { ratePerMinute: moneyText(ratePerMinute) }),
  };
}
