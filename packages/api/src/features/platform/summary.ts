import type { PlatformCtx } from "../../kernel/context";
import { readPlatformSettings } from "../../kernel/platform-settings";
import { unscoped } from "../../kernel/unscoped";
import { addMonths, firstOfMonth } from "../billing/calendar-spans";
import { readSums, toFigures } from "./analytics/read-sums";
import { failingEndpoints, howManyFail } from "./failing-endpoints";
import type { PlatformSummary } from "./schemas";

const workerMaxAgeMs = 60_000;

/** The platform at a glance for the super admin's first page. Today is UTC's; the month is counted by each organisation's own clocks. */
export async function summarisePlatform(ctx: PlatformCtx): Promise<PlatformSummary> {
  const db = unscoped(ctx);
  const now = ctx.clock.now();
  const today = now.toISOString().slice(0, 10);
  // East of UTC the next month may have begun.
  const month = { from: firstOfMonth(today), until: addMonths(firstOfMonth(today), 2) };
  const [
    tenants,
    activeTenants,
    suspendedTenants,
    tenantsWithoutMinutes,
    callsInProgress,
    callsToday,
    linesInUse,
    { sharedLines },
    [sums],
    endpointsFailing,
    failing,
    comparisons,
    differencesOpen,
    things,
    lastLook,
    numbersInPool,
    numbersAssigned,
    eventsParked,
    eventsWaiting,
    workersAlive,
  ] = await Promise.all([
    db.tenant.count({ where: { removedAt: null } }),
    db.tenant.count({ where: { status: { in: ["active", "trial"] }, removedAt: null } }),
    db.tenant.count({ where: { status: "suspended" } }),
    db.tenant.count({ where: { status: { in: ["active", "trial"] }, minutesUsedUpAt: { not: null } } }),
    db.call.count({ where: { status: "in_progress" } }),
    db.call.count({ where: { occurredAt: { gte: new Date(`${today}T00:00:00Z`) } } }),
    db.callHold.count(),
    readPlatformSettings(db),
    readSums(db, { stretch: month }),
    howManyFail(db),
    failingEndpoints(db),
    db.reconciliationRun.count({ where: { state: "done" } }),
    db.reconciliationItem.count({ where: { state: "open" } }),
    db.providerHealthItem.groupBy({ by: ["state"], _count: true }),
    db.providerHealthRun.findFirst({ where: { state: "done" }, orderBy: { startedAt: "desc" } }),
    db.phoneNumber.count({ where: { tenantId: null } }),
    db.phoneNumber.count({ where: { tenantId: { not: null } } }),
    db.providerEvent.count({ where: { state: { in: ["parked", "dead"] } } }),
    db.providerEvent.count({ where: { state: "pending" } }),
    db.workerHeartbeat.count({ where: { seenAt: { gte: new Date(now.getTime() - workerMaxAgeMs) } } }),
  ]);
  const standing = (...states: readonly (typeof things)[number]["state"][]) =>
    things.reduce((sum, group) => (states.includes(group.state) ? sum + group._count : sum), 0);
  const { minutes, revenue, margin, callsWithoutCost } = toFigures(sums);
  return {
    tenants,
    activeTenants,
    suspendedTenants,
    tenantsWithoutMinutes,
    callsInProgress,
    callsToday,
    linesInUse,
    sharedLines,
    minutesThisMonth: minutes,
    revenueThisMonth: revenue,
    marginThisMonth: margin,
    callsWithoutCost,
    endpointsFailing,
    failingEndpoints: failing,
    differencesOpen: comparisons === 0 && differencesOpen === 0 ? null : differencesOpen,
    provider: {
      missing: standing("missing"),
      changed: standing("changed", "outdated"),
      orphans: standing("orphan"),
      lookedAt: lastLook?.startedAt ?? null,
    },
    numbersInPool,
    numbersAssigned,
    eventsParked,
    eventsWaiting,
    workersAlive,
  };
}
