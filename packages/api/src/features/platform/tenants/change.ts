import type { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { conflict, invalid, notFound } from "../../../kernel/errors";
import { moneyText } from "../../../kernel/money";
import { storable } from "../../../kernel/text";
import { unscoped } from "../../../kernel/unscoped";
import { recordAudit } from "../../audit/record";
import { recordPlatformAudit } from "../../audit/record-platform";
import { termsOf } from "../../billing/terms";
import { noteMinutes } from "../../phone-numbers/follow-minutes";
import { plans } from "../../plans/catalogue";
import { extraMinutesOf } from "./extra-minutes";
import { getTenant } from "./get";
import { lockTenant } from "./lock";
import type { ChangeTenantInput, TenantDetailView } from "./schemas";

/** What can be changed: the name, and the terms by which the tenant is served. */
type Changeable = Pick<
  Prisma.TenantModel,
  | "name"
  | "plan"
  | "maxUsers"
  | "maxAgents"
  | "maxPhoneNumbers"
  | "monthlyMinutesLimit"
  | "guaranteedLines"
  | "maxLines"
  | "extraMinutes"
  | "billingIncrementSeconds"
> & { ratePerMinute: string };

/**
 * Changes name, plan, limits and rate. A plan fills in its limits and rate but for those sent along. Limits below what is used keep
 * what is there and block what is new. A rate is a new version, for calls that begin from now on or from a later instant; what was
 * charged stays. Nothing is written when nothing changes.
 * Throws not_found, conflict, and validation_failed for terms that change without a reason and for a rate in the past.
 */
export async function changeTenant(ctx: PlatformCtx, input: ChangeTenantInput): Promise<TenantDetailView> {
  const { id, reason = null } = input;
  const now = ctx.clock.now();
  const startsAt = input.rateFrom ?? now;
  if (startsAt < now)
    throw invalid("rateFrom", "A rate can hold from now on or from later on: what was charged stays.");
  await unscoped(ctx).$transaction(async (tx) => {
    const tenant = await lockTenant(tx, id);
    if (!tenant) throw notFound("organisation");
    if (tenant.removedAt) throw conflict("This organisation is being deleted.");
    const { month, extraMinutes } = await extraMinutesOf(tx, id, now);
    const terms = await termsOf(tx, id, startsAt);
    const ratePerMinute = moneyText(terms.ratePerMinute);
    const increment = { billingIncrementSeconds: terms.incrementSeconds };
    const before: Changeable = { ...tenant, extraMinutes, ratePerMinute, ...increment };
    const wanted = wantedOf(input);
    const { guaranteedLines, maxLines } = { ...before, ...wanted };
    if (maxLines < guaranteedLines) throw invalid("maxLines", "Not fewer than the guaranteed lines.");
    const changed = (Object.keys(wanted) as (keyof Changeable)[]).filter((key) => wanted[key] !== before[key]);
    if (changed.length === 0) return;
    if (reason === null && changed.some((key) => key !== "name")) {
      throw invalid("reason", "Say why plan, limits or rate change.");
    }
    const { ratePerMinute: rate, billingIncrementSeconds: incrementSeconds, ...ownColumns } = { ...before, ...wanted };
    await tx.tenant.update({
      where: { id },
      data: { ...pick(ownColumns, changed), ...(changed.includes("extraMinutes") && { extraMinutesMonth: month }) },
    });
    const isRateChanged = changed.some((key) => termKeys.has(key));
    if (isRateChanged) {
      const { plan } = ownColumns;
      await tx.rateVersion.create({
        data: { tenantId: id, plan, ratePerMinute: rate, incrementSeconds, startsAt, createdAt: now },
      });
    }
    const since = isRateChanged && input.rateFrom ? { rateFrom: startsAt } : {};
    const entry = {
      action: "tenant.changed",
      objectType: "tenant",
      objectId: id,
      reason,
      before: pick(before, changed),
      after: { ...pick(wanted, changed), ...since },
    };
    await recordAudit(tx, { ...ctx, tenant }, entry);
    await recordPlatformAudit(tx, ctx, { ...entry, objectName: tenant.name });
    if (changed.some((key) => key !== "name")) await noteMinutes(tx, id, now);
  });
  return await getTenant(ctx, { id });
}

/** What makes a new version of the rate. */
const termKeys: ReadonlySet<keyof Changeable> = new Set(["plan", "ratePerMinute", "billingIncrementSeconds"]);

function pick<T extends Partial<Changeable>>(from: T, keys: readonly (keyof Changeable)[]): Partial<T> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.some((one) => one === key))) as Partial<T>;
}

/** The plan's terms first, then what was sent by name. */
function wantedOf(input: ChangeTenantInput): Partial<Changeable> {
  const { name, plan, maxUsers, maxAgents, maxPhoneNumbers, monthlyMinutesLimit, ratePerMinute } = input;
  const { guaranteedLines, maxLines, extraMinutes } = input;
  const { name: _, ...filled } = plan === undefined ? { name: "none" } : plans[plan];
  return {
    ...filled,
    ...(name !== undefined && { name: storable(name) }),
    ...(plan !== undefined && { plan }),
    ...(maxUsers !== undefined && { maxUsers }),
    ...(maxAgents !== undefined && { maxAgents }),
    ...(maxPhoneNumbers !== undefined && { maxPhoneNumbers }),
    ...(monthlyMinutesLimit !== undefined && { monthlyMinutesLimit }),
    ...(guaranteedLines !== undefined && { guaranteedLines }),
    ...(maxLines !== undefined && { maxLines }),
    ...(extraMinutes !== undefined && { extraMinutes }),
    ...(ratePerMinute !== undefined && { ratePerMinute: moneyText(ratePerMinute) }),
  };
}
