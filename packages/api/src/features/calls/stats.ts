import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { moneyText } from "../../kernel/money";
import { nobody, whoseSums } from "../billing/whose";
import { visibleSql } from "./policy";
import type { CallStats, CallStatsInput, CallTotals } from "./schemas";
import { hoursOf, mostFrequent, totalsOf, type CallDay } from "./sum-days";

// No call goes on for two hours, and what seems to is looked after. The bound keeps the search short whatever index is taken for it.
const longestOpenMs = 24 * 60 * 60 * 1000;

interface Spans {
  timeZone: string;
  /** First day, the day after the last one, and the first day of the span before. */
  from: string;
  until: string;
  before: string;
}

/**
 * The dashboard's figures of the last days, today included, by the tenant's clocks: totals, and the same of as many days before; calls
 * by day and outcome, by hour of the week, reasons of ending, moods. Read from sums by day, so they cost the same at any number of calls.
 */
export async function callStats(ctx: TenantCtx, { days, agentId }: CallStatsInput): Promise<CallStats> {
  const [spans] = await ctx.db.$queryRaw<[Spans]>(Prisma.sql`
    select t.time_zone as "timeZone", (today - ${days}::int + 1)::text as from, (today + 1)::text as until,
      (today - 2 * ${days}::int + 1)::text as before
    from (select time_zone, (${ctx.clock.now()}::timestamptz at time zone time_zone)::date as today
      from tenants where id = ${ctx.tenant.id}::uuid) t`);
  const { from, until, before, timeZone } = spans;
  const [kept, open, costs] = await Promise.all([
    ctx.db.$queryRaw<CallDay[]>(Prisma.sql`
      select d.day::text as day, d.completed, d.failed, d.connected, d.talked_seconds as "talkedSeconds", d.judged, d.successful,
        d.counts
      from call_days d
      where d.tenant_id = ${ctx.tenant.id}::uuid and d.whose = ${whoseSums(ctx.actor)}::uuid
        and d.agent_id = ${agentId ?? nobody}::uuid and d.day >= ${before}::date and d.day < ${until}::date
      order by d.day`),
    ctx.db.$queryRaw<{ day: string; calls: number }[]>(Prisma.sql`
      select c.occurred_locally::date::text as day, count(*)::int as calls
      from calls c
      where c.tenant_id = ${ctx.tenant.id}::uuid and c.status = 'in_progress' and ${visibleSql(ctx.actor)}
        and (${agentId ?? null}::uuid is null or c.agent_id = ${agentId ?? null}::uuid)
        and c.occurred_at >= ${new Date(ctx.clock.now().getTime() - longestOpenMs)}::timestamptz
      group by 1`),
    ctx.db.$queryRaw<{ now: string; before: string }[]>(Prisma.sql`
      select coalesce(sum(d.total_cost) filter (where d.day >= ${from}::date), 0)::text as now,
        coalesce(sum(d.total_cost) filter (where d.day < ${from}::date), 0)::text as before
      from usage_days d
      where d.tenant_id = ${ctx.tenant.id}::uuid and d.whose = ${whoseSums(ctx.actor)}::uuid
        and d.scope = ${agentId === undefined ? "all" : "agent"} and d.key = ${agentId ?? ""}
        and d.day >= ${before}::date and d.day < ${until}::date`),
  ]);
  const now = kept.filter(({ day }) => day >= from);
  const opened = new Map(open.map(({ day, calls }) => [day, calls]));
  const byDay = new Map(now.map((day) => [day.day, day]));
  return {
    from,
    to: lastOf(from, days),
    timeZone,
    ...withOpen(
      totalsOf(now),
      open.filter(({ day }) => day >= from),
      costs[0]?.now,
    ),
    previous: withOpen(
      totalsOf(kept.filter(({ day }) => day < from)),
      open.filter(({ day }) => day < from),
      costs[0]?.before,
    ),
    days: Array.from({ length: days }, (_, index) => {
      const date = lastOf(from, index + 1);
      const { completed = 0, failed = 0 } = byDay.get(date) ?? {};
      return { date, completed, failed, inProgress: opened.get(date) ?? 0 };
    }),
    hours: hoursOf(now),
    endReasons: mostFrequent(now, "r").map(({ word, calls }) => ({ reason: word, calls })),
    sentiments: mostFrequent(now, "s").map(({ word, calls }) => ({ sentiment: word, calls })),
  };
}

/** The last of so many days. */
function lastOf(first: string, days: number): string {
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days - 1);
  return day.toISOString().slice(0, 10);
}

function withOpen(
  totals: Omit<CallTotals, "totalCost" | "inProgress">,
  open: readonly { calls: number }[],
  cost = "0",
): CallTotals {
  const inProgress = open.reduce((sum, { calls }) => sum + calls, 0);
  return { ...totals, calls: totals.calls + inProgress, inProgress, totalCost: moneyText(cost) };
}
