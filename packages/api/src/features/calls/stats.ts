import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { moneyText } from "../../kernel/money";
import { firstOfMonth, splitStretch, stepsOf, type Stretch } from "../billing/calendar-spans";
import { nobody, whoseSums } from "../billing/whose";
import { visibleSql } from "./policy";
import type { CallStats, CallStatsInput, StatsTotals } from "./schemas";
import { spansOfStats } from "./stats-spans";
import { hoursOf, mostFrequent, totalsOf, type CallSums } from "./sum-days";

// No call goes on for two hours, and what seems to is looked after. The bound keeps the search short whatever index is taken for it.
const longestOpenMs = 24 * 60 * 60 * 1000;

interface Cost {
  readonly minutes: string;
  readonly cost: string;
}

/**
 * The dashboard's figures of the last days, or months, today included, by the tenant's clocks: totals, and the same of the span before;
 * calls by step and outcome, by hour of the week, reasons of ending, moods. Read from sums, so they cost the same at any number of calls.
 */
export async function callStats(ctx: TenantCtx, input: CallStatsInput): Promise<CallStats> {
  const { agentId } = input;
  const [{ timeZone, today }] = await ctx.db.$queryRaw<[{ timeZone: string; today: string }]>(Prisma.sql`
    select t.time_zone as "timeZone", (${ctx.clock.now()}::timestamptz at time zone t.time_zone)::date::text as today
    from tenants t where t.id = ${ctx.tenant.id}::uuid`);
  const { interval, now, before } = spansOfStats(today, input);
  const [kept, past, open, cost, costBefore] = await Promise.all([
    interval === "day" ? ctx.db.$queryRaw<CallSums[]>(days(ctx, agentId, [now])) : sumsOf(ctx, agentId, now),
    sumsOf(ctx, agentId, before),
    ctx.db.$queryRaw<{ day: string; calls: number }[]>(Prisma.sql`
      select c.occurred_locally::date::text as day, count(*)::int as calls
      from calls c
      where c.tenant_id = ${ctx.tenant.id}::uuid and c.status = 'in_progress' and ${visibleSql(ctx.actor)}
        and (${agentId ?? null}::uuid is null or c.agent_id = ${agentId ?? null}::uuid)
        and c.occurred_at >= ${new Date(ctx.clock.now().getTime() - longestOpenMs)}::timestamptz
      group by 1`),
    costOf(ctx, agentId, now),
    costOf(ctx, agentId, before),
  ]);
  const ended = new Map(kept.map((sums) => [sums.start, sums]));
  const opened = new Map<string, number>();
  for (const { day, calls } of open) {
    const step = interval === "day" ? day : firstOfMonth(day);
    opened.set(step, (opened.get(step) ?? 0) + calls);
  }
  return {
    interval,
    from: now.from,
    to: today,
    timeZone,
    ...withOpen(kept, within(open, now), cost),
    previous: { ...withOpen(past, within(open, before), costBefore), from: before.from },
    series: stepsOf(now, interval).map((date) => {
      const { completed = 0, failed = 0 } = ended.get(date) ?? {};
      return { date, completed, failed, inProgress: opened.get(date) ?? 0 };
    }),
    hours: hoursOf(kept),
    endReasons: mostFrequent(kept, "r").map(({ word, calls }) => ({ reason: word, calls })),
    sentiments: mostFrequent(kept, "s").map(({ word, calls }) => ({ sentiment: word, calls })),
  };
}

/** Whole months as sums by month, the rest by day. */
async function sumsOf(ctx: TenantCtx, agentId: string | undefined, stretch: Stretch): Promise<CallSums[]> {
  const { head, months, tail } = splitStretch(stretch);
  return await ctx.db.$queryRaw<CallSums[]>(Prisma.sql`
    select m.month::text as start, ${figures("m")} from call_months m
    where ${keyOf(ctx, agentId, "m")} and m.month >= ${months.from}::date and m.month < ${months.until}::date
    union all ${days(ctx, agentId, [head, tail])}`);
}

function days(ctx: TenantCtx, agentId: string | undefined, stretches: readonly Stretch[]): Prisma.Sql {
  const within = stretches.map(({ from, until }) => Prisma.sql`d.day >= ${from}::date and d.day < ${until}::date`);
  return Prisma.sql`
    select d.day::text as start, ${figures("d")} from call_days d
    where ${keyOf(ctx, agentId, "d")} and (${Prisma.join(within, " or ")})`;
}

function figures(table: "m" | "d"): Prisma.Sql {
  const of = Prisma.raw(table);
  return Prisma.sql`${of}.completed, ${of}.failed, ${of}.connected, ${of}.talked_seconds as "talkedSeconds", ${of}.judged,
    ${of}.successful, ${of}.counts`;
}

function keyOf(ctx: TenantCtx, agentId: string | undefined, table: "m" | "d"): Prisma.Sql {
  const of = Prisma.raw(table);
  return Prisma.sql`${of}.tenant_id = ${ctx.tenant.id}::uuid and ${of}.whose = ${whoseSums(ctx.actor)}::uuid
    and ${of}.agent_id = ${agentId ?? nobody}::uuid`;
}

async function costOf(ctx: TenantCtx, agentId: string | undefined, { from, until }: Stretch): Promise<Cost> {
  const [cost] = await ctx.db.$queryRaw<[Cost]>(Prisma.sql`
    select coalesce(sum(d.conversation_minutes), 0)::text as minutes, coalesce(sum(d.total_cost), 0)::text as cost
    from usage_days d
    where d.tenant_id = ${ctx.tenant.id}::uuid and d.whose = ${whoseSums(ctx.actor)}::uuid
      and d.scope = ${agentId === undefined ? "all" : "agent"} and d.key = ${agentId ?? ""}
      and d.day >= ${from}::date and d.day < ${until}::date`);
  return cost;
}

function within<T extends { day: string }>(rows: readonly T[], { from, until }: Stretch): T[] {
  return rows.filter(({ day }) => day >= from && day < until);
}

function withOpen(sums: readonly CallSums[], open: readonly { calls: number }[], { minutes, cost }: Cost): StatsTotals {
  const totals = totalsOf(sums);
  const inProgress = open.reduce((sum, { calls }) => sum + calls, 0);
  return {
    ...totals,
    calls: totals.calls + inProgress,
    inProgress,
    minutes: moneyText(minutes),
    totalCost: moneyText(cost),
  };
}
