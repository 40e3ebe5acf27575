import type { PlatformCtx } from "../../kernel/context";
import { moneyText } from "../../kernel/money";
import { unscoped } from "../../kernel/unscoped";
import { nobody } from "../billing/whose";
import type { PlatformSummary } from "./schemas";

const workerMaxAgeMs = 60_000;

/** The platform at a glance for the super admin's first page. Today is UTC's; the month is counted by each organisation's own clocks. */
export async function summarisePlatform(ctx: PlatformCtx): Promise<PlatformSummary> {
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const [
    tenants,
    activeTenants,
    suspendedTenants,
    tenantsWithoutMinutes,
    callsInProgress,
    callsToday,
    usage,
    numbersInPool,
    numbersAssigned,
    eventsParked,
    eventsWaiting,
    workersAlive,
  ] = await Promise.all([
    db.tenant.count({ where: { removedAt: null } }),
    db.tenant.count({ where: { status: { in: ["active", "trial"] } } }),
    db.tenant.count({ where: { status: "suspended" } }),
    db.tenant.count({ where: { status: { in: ["active", "trial"] }, minutesUsedUpAt: { not: null } } }),
    db.call.count({ where: { status: "in_progress" } }),
    db.call.count({ where: { occurredAt: { gte: today } } }),
    db.$queryRaw<[{ minutes: string; revenue: string }]>`
      select coalesce(sum(d.conversation_minutes), 0)::text as minutes, coalesce(sum(d.total_cost), 0)::text as revenue
      from usage_days d where d.whose = ${nobody}::uuid and d.scope = 'all' and d.day >= ${month}::date`,
    db.phoneNumber.count({ where: { tenantId: null } }),
    db.phoneNumber.count({ where: { tenantId: { not: null } } }),
    db.providerEvent.count({ where: { state: { in: ["parked", "dead"] } } }),
    db.providerEvent.count({ where: { state: "pending" } }),
    db.workerHeartbeat.count({ where: { seenAt: { gte: new Date(now.getTime() - workerMaxAgeMs) } } }),
  ]);
  return {
    tenants,
    activeTenants,
    suspendedTenants,
    tenantsWithoutMinutes,
    callsInProgress,
    callsToday,
    minutesThisMonth: moneyText(usage[0].minutes, 2),
    revenueThisMonth: moneyText(usage[0].revenue, 2),
    numbersInPool,
    numbersAssigned,
    eventsParked,
    eventsWaiting,
    workersAlive,
  };
}
