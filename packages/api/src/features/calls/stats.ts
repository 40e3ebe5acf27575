import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { wantedCalls } from "./filters";
import type { CallStats, CallStatsInput } from "./schemas";
import { callTotals } from "./totals";

const dayMs = 24 * 60 * 60 * 1000;
const defaultSpanMs = 30 * dayMs;
const longestSpanMs = 366 * dayMs;

/** The dashboard's figures of a span of time: totals, calls by day and outcome, by hour of the week, reasons of ending, moods. */
export async function callStats(ctx: TenantCtx, input: CallStatsInput): Promise<CallStats> {
  const to = input.to ?? ctx.clock.now();
  const from = input.from ?? new Date(to.getTime() - defaultSpanMs);
  if (from >= to) throw invalid("from", "lies after the end of the span");
  if (to.getTime() - from.getTime() > longestSpanMs) throw invalid("from", "A span is a year at most.");
  const filters = { ...input, from, to };
  const calls = await wantedCalls(ctx, filters);
  const [{ timeZone }] = await ctx.db.$queryRaw<[{ timeZone: string }]>(
    Prisma.sql`select t.time_zone as "timeZone" from tenants t where t.id = ${ctx.tenant.id}::uuid`,
  );
  const [totals, days, hours, endReasons, sentiments] = await Promise.all([
    callTotals(ctx, filters),
    ctx.db.$queryRaw<CallStats["days"]>(daysOf(calls, timeZone, from, to)),
    ctx.db.$queryRaw<CallStats["hours"]>(hoursOf(calls, timeZone)),
    ctx.db.$queryRaw<CallStats["endReasons"]>(endReasonsOf(calls)),
    ctx.db.$queryRaw<CallStats["sentiments"]>(sentimentsOf(calls)),
  ]);
  return { from, to, timeZone, ...totals, days, hours, endReasons, sentiments };
}

function daysOf(calls: Prisma.Sql, timeZone: string, from: Date, to: Date): Prisma.Sql {
  return Prisma.sql`
    select to_char(d.day, 'YYYY-MM-DD') as date,
      coalesce(k.completed, 0)::int as completed, coalesce(k.failed, 0)::int as failed, coalesce(k.open, 0)::int as "inProgress"
    from generate_series(
      date_trunc('day', ${from}::timestamptz at time zone ${timeZone}),
      (${to}::timestamptz - interval '1 ms') at time zone ${timeZone}, interval '1 day') as d(day)
    left join (
      select date_trunc('day', c.occurred_at at time zone ${timeZone}) as day,
        count(*) filter (where c.status = 'completed') as completed,
        count(*) filter (where c.status = 'failed') as failed,
        count(*) filter (where c.status = 'in_progress') as open
      from calls c
      where ${calls}
      group by 1
    ) k on k.day = d.day
    order by d.day`;
}

function hoursOf(calls: Prisma.Sql, timeZone: string): Prisma.Sql {
  return Prisma.sql`
    select extract(isodow from w.at)::int as weekday, extract(hour from w.at)::int as hour, count(*)::int as calls
    from (select c.occurred_at at time zone ${timeZone} as at from calls c where ${calls}) w
    group by 1, 2 order by 1, 2`;
}

function endReasonsOf(calls: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select c.disconnection_reason as reason, count(*)::int as calls
    from calls c where ${calls} and c.disconnection_reason is not null
    group by 1 order by 2 desc, 1 limit 12`;
}

function sentimentsOf(calls: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select c.user_sentiment as sentiment, count(*)::int as calls
    from calls c where ${calls} and c.user_sentiment is not null
    group by 1 order by 2 desc, 1 limit 12`;
}
