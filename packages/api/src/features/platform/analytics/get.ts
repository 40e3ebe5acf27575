import type { PlatformDb } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { addDays, stepsOf, type Stretch } from "../../billing/calendar-spans";
import { countsOf, mostFrequent, percentileOf } from "../../calls/sum-days";
import { periodOf, type Period } from "./period";
import { rankTenants } from "./rank-tenants";
import { readCounts } from "./read-counts";
import { readSums, toFigures, type Sums } from "./read-sums";
import type { AnalyticsInput, AnalyticsView, Latency } from "./schemas";

type Counts = Readonly<Record<string, number>>;

/**
 * The platform's figures of a period, of all organisations or of one, and of as many days before: calls, minutes, revenue, what they
 * cost us, what failed and how fast agents answered. Each organisation's days are by its own clocks. Throws not_found for an
 * organisation that is not there, validation_failed for a period that is none.
 */
export async function getAnalytics(ctx: PlatformCtx, input: AnalyticsInput): Promise<AnalyticsView> {
  const db = unscoped(ctx);
  const { ownerId } = input;
  const period = periodOf(input, ctx.clock.now());
  const { interval, now, before } = period;
  const payers = ownerId === undefined ? undefined : [ownerId];
  const [owner, [sums], [sumsBefore], steps, counts, countsBefore, ofTenants] = await Promise.all([
    ownerId === undefined ? null : db.tenant.findUnique({ where: { id: ownerId }, select: { id: true, name: true } }),
    readSums(db, { stretch: now, payers }),
    readSums(db, { stretch: before, payers }),
    readSums(db, { stretch: now, payers, by: interval }),
    readCounts(db, now, ownerId),
    readCounts(db, before, ownerId),
    tenantsOf(db, period, input),
  ]);
  if (ownerId !== undefined && owner === null) throw notFound("organisation");
  const byStart = new Map(steps.map((row) => [row.start, row]));
  return {
    interval,
    owner,
    ...overall(now, sums, counts),
    previous: overall(before, sumsBefore, countsBefore),
    failures: failuresOf(counts, countsBefore),
    series: stepsOf(now, interval).map((start) => ({ start, ...toFigures(byStart.get(start)) })),
    ...ofTenants,
  };
}

function overall({ from, until }: Stretch, sums: Sums | undefined, counts: Counts) {
  return { from, to: addDays(until, -1), ...toFigures(sums), latencyMs: latencyOf(counts) };
}

function latencyOf(counts: Counts): Latency {
  const spread = countsOf([{ counts }], "l");
  const at = (share: number) => percentileOf(spread, share);
  const calls = [...spread.values()].reduce((sum, n) => sum + n, 0);
  return { calls, p50: at(0.5), p90: at(0.9), p95: at(0.95), p99: at(0.99) };
}

function failuresOf(counts: Counts, countsBefore: Counts): AnalyticsView["failures"] {
  return mostFrequent([{ counts }], "x").map(({ word, calls }) => ({
    reason: word === "" ? null : word,
    calls,
    before: countsBefore[`x:${word}`] ?? 0,
  }));
}

/** The first of the tenants with their figures: all of them are looked at to rank them, and only these for the rest. */
async function tenantsOf(
  db: PlatformDb,
  { now, before }: Period,
  input: AnalyticsInput,
): Promise<Pick<AnalyticsView, "tenants" | "tenantsInAll">> {
  const { tenants, inAll } = await rankTenants(db, now, input);
  const payers = tenants.map(({ id }) => id);
  const [sums, sumsBefore] = await Promise.all([
    readSums(db, { stretch: now, payers }),
    readSums(db, { stretch: before, payers }),
  ]);
  const byPayer = (rows: readonly Sums[]) => new Map(rows.map((row) => [row.payerId, row]));
  const [ofNow, ofBefore] = [byPayer(sums), byPayer(sumsBefore)];
  return {
    tenants: tenants.map((tenant) => {
      const { calls, minutes, revenue, margin } = toFigures(ofBefore.get(tenant.id));
      return { ...tenant, ...toFigures(ofNow.get(tenant.id)), previous: { calls, minutes, revenue, margin } };
    }),
    tenantsInAll: inAll,
  };
}
