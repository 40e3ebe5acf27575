import type { Prisma } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { ratesOf } from "../../billing/rates-of";
import { termsOf } from "../../billing/terms";
import { moneyText } from "../../../kernel/money";
import { unscoped } from "../../../kernel/unscoped";
import type { TenantDetailView } from "./schemas";
import { extraMinutesOf } from "./extra-minutes";
import { usageOf } from "./usage";
import { tenantColumns, toTenantView } from "./view";

const detailColumns = {
  ...tenantColumns,
  guaranteedLines: true,
  maxLines: true,
  timeZone: true,
  billingEmail: true,
  suspendedAt: true,
  suspendedReason: true,
  minutesUsedUpAt: true,
} as const satisfies Prisma.TenantSelect;

/** One tenant with its terms, its usage, and what suspending or deleting it would touch. Throws not_found. */
export async function getTenant(ctx: PlatformCtx, { id }: { id: string }): Promise<TenantDetailView> {
  const db = unscoped(ctx);
  const row = await db.tenant.findUnique({ where: { id }, select: detailColumns });
  if (!row) throw notFound("organisation");
  const now = ctx.clock.now();
  const [usage, effects, terms, rates, linesInUse, { extraMinutes }] = await Promise.all([
    usageOf(db, [id], now),
    effectsOf(ctx, id),
    termsOf(db, id, now),
    ratesOf(db, id),
    db.callHold.count({ where: { tenantId: id } }),
    extraMinutesOf(db, id, now),
  ]);
  const { guaranteedLines, maxLines, timeZone, billingEmail, ...rest } = row;
  const { suspendedAt, suspendedReason, minutesUsedUpAt, ...listed } = rest;
  return {
    ...toTenantView(listed, usage.get(id)),
    ratePerMinute: moneyText(terms.ratePerMinute),
    billingIncrementSeconds: terms.incrementSeconds,
    rates,
    guaranteedLines,
    maxLines,
    linesInUse,
    extraMinutes,
    timeZone,
    billingEmail,
    suspendedAt,
    suspendedReason,
    minutesUsedUpAt,
    effects,
  };
}

async function effectsOf(ctx: PlatformCtx, tenantId: string): Promise<TenantDetailView["effects"]> {
  const db = unscoped(ctx);
  const [agents, numbers, members, callsInProgress, calls, numbersBehind] = await Promise.all([
    db.agent.count({ where: { tenantId, status: "active" } }),
    db.phoneNumber.count({ where: { tenantId } }),
    db.user.count({ where: { tenantId, status: "active", removedAt: null } }),
    db.call.count({ where: { tenantId, status: "in_progress" } }),
    db.call.count({ where: { tenantId } }),
    db.phoneNumber.count({
      where: { tenantId, NOT: { syncedRevision: { equals: db.phoneNumber.fields.revision } } },
    }),
  ]);
  return { agents, numbers, members, callsInProgress, calls, numbersBehind };
}
