import type { PlatformDb } from "@voxcalls/db";
import type { PlatformCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { unscoped } from "../../../kernel/unscoped";
import { addDays, stepsOf, type Stretch } from "../../billing/calendar-spans";
import { countsOf, mostFrequent, percentileOf } from "../../calls/sum-days";
import { periodOf } from "./period";
import { readCounts, readSums, toFigures, type Sums } from "./read-sums";
import type { AnalyticsInput, AnalyticsView, Latency } from "./schemas";

type Counts = Readonly<Record<string, number>>;

/**
 * The platform's figures of a period, of all organisations or of one, and of as many days before: calls, minutes, revenue, what they
 * cost us, what failed and how fast agents answered. Each organisation's days are by its own clocks. Throws not_found for an
 * organisation that is not there, validation_failed for a period that is none.
 */
export async function getAnalytics(ctx: PlatformCtx, input: AnalyticsInput): Promise<AnalyticsView> {
  const db = unscoped(ctx);
  const { ownerId, limit } = input;
  const { interval, now, before } = periodOf(input, ctx.clock.now());
  const [owner, sums, sumsBefore, counts, countsBefore] = await Promise.all([
    ownerId === undefined ? null : db.tenant.findUnique({ where: { id: ownerId }, select: { id: true, name: true } }),
    readSums(db, { stretch: now, ownerId, interval }),
    readSums(db, { stretch: before, ownerId }),
    readCounts(db, { stretch: now, ownerId }),
    readCounts(db, { stretch: before, ownerId }),
  ]);
  if (ownerId !== undefined && owner === null) throw notFound("organisation");
  const steps = new Map(sums.map((row) => [row.payerId === null ? row.start : null, row]));
  const ranked = rank(sums, sumsBefore, input.sort);
  return {
    interval,
    owner,
    ...overall(now, sums, counts),
    previous: overall(before, sumsBefore, countsBefore),
    failures: failuresOf(counts, countsBefore),
    series: stepsOf(now, interval).map((start) => ({ start, ...toFigures(steps.get(start)) })),
    tenants: await named(db, ranked.slice(0, limit)),
    tenantsInAll: ranked.length,
  };
}

function overall({ from, until }: Stretch, sums: readonly Sums[], counts: Counts) {
  const all = sums.find(({ payerId, start }) => payerId === null && start === null);
  return { from, to: addDays(until, -1), ...toFigures(all), latencyMs: latencyOf(counts) };
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

type Ranked = Omit<AnalyticsView["tenants"][number], "name" | "status">;

/** Every tenant with something in either period, the largest first; those whose margin is not known last by it. */
function rank(sums: readonly Sums[], sumsBefore: readonly Sums[], by: AnalyticsInput["sort"]): Ranked[] {
  const ofTenants = (rows: readonly Sums[]) =>
    new Map(rows.flatMap((row) => (row.payerId === null ? [] : [[row.payerId, row] as const])));
  const [now, before] = [ofTenants(sums), ofTenants(sumsBefore)];
  const weight = (tenant: Ranked) => Number(tenant[by] ?? Number.NEGATIVE_INFINITY);
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((id): Ranked => {
      const { calls, minutes, revenue, margin } = toFigures(before.get(id));
      return { id, ...toFigures(now.get(id)), previous: { calls, minutes, revenue, margin } };
    })
    .toSorted((a, b) => weight(b) - weight(a) || b.calls - a.calls || (a.id < b.id ? -1 : 1));
}

async function named(db: PlatformDb, ranked: readonly Ranked[]): Promise<AnalyticsView["tenants"]> {
  const rows = await db.tenant.findMany({
    where: { id: { in: ranked.map(({ id }) => id) } },
    select: { id: true, name: true, status: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return ranked.flatMap((tenant) => {
    const row = known.get(tenant.id);
    return row ? [{ ...tenant, ...row }] : [];
  });
}
