import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { moneyText } from "../../kernel/money";
import { visibleSql } from "./policy";
import type { CallStats, CallStatsInput } from "./schemas";

const dayMs = 24 * 60 * 60 * 1000;
const defaultSpanMs = 30 * dayMs;
const longestSpanMs = 366 * dayMs;

interface Totals {
  timeZone: string;
  calls: number;
  completed: number;
  failed: number;
  inProgress: number;
  talkedSeconds: number;
  averageDurationSeconds: number | null;
  successRate: number | null;
  latencyMs: number | null;
  totalCost: string;
}

/** The dashboard's figures of a span of time: totals, calls by day and outcome, reasons of ending. */
export async function callStats(ctx: TenantCtx, input: CallStatsInput): Promise<CallStats> {
  const to = input.to ?? ctx.clock.now();
  const from = input.from ?? new Date(to.getTime() - defaultSpanMs);
  if (from >= to) throw invalid("from", "lies after the end of the span");
  if (to.getTime() - from.getTime() > longestSpanMs) throw invalid("from", "A span is a year at most.");
  const calls = Prisma.sql`c.tenant_id = ${ctx.tenant.id}::uuid and ${visibleSql(ctx.actor)}
    and c.occurred_at >= ${from}::timestamptz and c.occurred_at < ${to}::timestamptz
    ${input.agentId === undefined ? Prisma.empty : Prisma.sql`and c.agent_id = ${input.agentId}::uuid`}`;
  const [totals, days, endReasons] = await Promise.all([
    ctx.db.$queryRaw<[Totals]>(totalsOf(calls)),
    ctx.db.$queryRaw<CallStats["days"]>(daysOf(calls, from, to)),
    ctx.db.$queryRaw<CallStats["endReasons"]>(endReasonsOf(calls)),
  ]);
  return { from, to, ...totals[0], totalCost: moneyText(totals[0].totalCost), days, endReasons };
}

function totalsOf(calls: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select t.time_zone as "timeZone", k.*
    from tenants t
    cross join lateral (
      select count(*)::int as calls,
        count(*) filter (where c.status = 'completed')::int as completed,
        count(*) filter (where c.status = 'failed')::int as failed,
        count(*) filter (where c.status = 'in_progress')::int as "inProgress",
        coalesce(sum(c.duration_seconds), 0)::int as "talkedSeconds",
        avg(c.duration_seconds) filter (where c.duration_seconds > 0)::float8 as "averageDurationSeconds",
        avg(c.call_successful::int)::float8 as "successRate",
        percentile_cont(0.5) within group (order by (c.latency -> 'e2e' ->> 'p50')::float8) as "latencyMs",
        coalesce(sum(u.cost), 0)::text as "totalCost"
      from calls c
      left join lateral (select sum(total_cost) as cost from usage_records where call_id = c.id) u on true
      where ${calls} and c.tenant_id = t.id
    ) k`;
}

function daysOf(calls: Prisma.Sql, from: Date, to: Date): Prisma.Sql {
  return Prisma.sql`
    select to_char(d.day, 'YYYY-MM-DD') as date,
      coalesce(k.completed, 0)::int as completed, coalesce(k.failed, 0)::int as failed, coalesce(k.open, 0)::int as "inProgress"
    from tenants t
    cross join lateral generate_series(
      date_trunc('day', ${from}::timestamptz at time zone t.time_zone),
      (${to}::timestamptz - interval '1 ms') at time zone t.time_zone, interval '1 day') as d(day)
    left join (
      select date_trunc('day', c.occurred_at at time zone t2.time_zone) as day,
        count(*) filter (where c.status = 'completed') as completed,
        count(*) filter (where c.status = 'failed') as failed,
        count(*) filter (where c.status = 'in_progress') as open
      from calls c join tenants t2 on t2.id = c.tenant_id
      where ${calls}
      group by 1
    ) k on k.day = d.day
    order by d.day`;
}

function endReasonsOf(calls: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select c.disconnection_reason as reason, count(*)::int as calls
    from calls c where ${calls} and c.disconnection_reason is not null
    group by 1 order by 2 desc, 1 limit 12`;
}
