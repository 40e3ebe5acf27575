import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { moneyText } from "../../kernel/money";
import type { UsageSeries, UsageSeriesInput } from "./schemas";
import { nobody, whoseSums } from "./whose";

const dayMs = 24 * 60 * 60 * 1000;
/** Longest spans, in days: what fits a chart. */
const longestDays = { hour: 31, day: 366, month: 3_660 } as const;
const defaultDays = { hour: 2, day: 30, month: 365 } as const;

interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Use of a span of time by hour, day or month, by the tenant's clocks; of a user, the own. Costs the same however many calls there were. */
export async function usageTimeseries(ctx: TenantCtx, input: UsageSeriesInput): Promise<UsageSeries> {
  const { interval, groupBy } = input;
  const to = input.to ?? ctx.clock.now();
  const from = input.from ?? new Date(to.getTime() - defaultDays[interval] * dayMs);
  if (from >= to) throw invalid("from", "lies after the end of the span");
  if (to.getTime() - from.getTime() > longestDays[interval] * dayMs) {
    throw invalid("from", `By ${interval}, a span is ${longestDays[interval]} days at most.`);
  }
  const [{ timeZone }] = await ctx.db.$queryRaw<[{ timeZone: string }]>(
    Prisma.sql`select t.time_zone as "timeZone" from tenants t where t.id = ${ctx.tenant.id}::uuid`,
  );
  const sums =
    interval === "hour" ? byHour(ctx, input, { from, to }, timeZone) : byDay(ctx, input, { from, to }, timeZone);
  const every = groupBy === "none" ? everyStep(interval, { from, to }, timeZone) : Prisma.sql`select start from sums`;
  const rows = await ctx.db.$queryRaw<UsageSeries["data"]>(Prisma.sql`
    with sums as (${sums})
    select (s.start at time zone ${timeZone}) as start, nullif(u.key, '') as key,
      ${nameOf(ctx, groupBy)} as name, coalesce(u.calls, 0)::int as calls,
      coalesce(u.seconds, 0)::int as "billableSeconds", coalesce(u.minutes, 0)::text as "conversationMinutes",
      coalesce(u.cost, 0)::text as "totalCost"
    from (select distinct start from (${every}) steps) s left join sums u on u.start = s.start
    order by s.start, u.key nulls first`);
  const data = rows.map((row) => ({
    ...row,
    conversationMinutes: moneyText(row.conversationMinutes),
    totalCost: moneyText(row.totalCost),
  }));
  return { from, to, timeZone, interval, groupBy, data };
}

function byDay(ctx: TenantCtx, { interval, groupBy }: UsageSeriesInput, span: Span, zone: string): Prisma.Sql {
  // All of a user's own sums are that user's.
  const isOwn = groupBy === "user" && ctx.actor.role === "user";
  const scope = groupBy === "none" || isOwn ? "all" : groupBy;
  const key = isOwn ? Prisma.sql`d.whose::text` : Prisma.sql`d.key`;
  return Prisma.sql`
    select date_trunc(${interval}, d.day::timestamp) as start, ${key} as key, sum(d.calls) as calls,
      sum(d.billable_seconds) as seconds, sum(d.conversation_minutes) as minutes, sum(d.total_cost) as cost
    from usage_days d
    where d.tenant_id = ${ctx.tenant.id}::uuid and d.whose = ${whoseSums(ctx.actor)}::uuid
      and d.scope = ${scope}
      and d.day >= date_trunc(${interval}, ${span.from}::timestamptz at time zone ${zone})::date
      and d.day < (date_trunc(${interval}, (${span.to}::timestamptz - interval '1 ms') at time zone ${zone})
        + ${`1 ${interval}`}::interval)::date
    group by 1, 2`;
}

function byHour(ctx: TenantCtx, { groupBy }: UsageSeriesInput, span: Span, zone: string): Prisma.Sql {
  const key = {
    none: Prisma.sql`''`,
    agent: Prisma.sql`replace(h.agent_id::text, ${nobody}, '')`,
    user: Prisma.sql`replace(h.user_id::text, ${nobody}, '')`,
    phone_number: Prisma.sql`h.phone_number`,
  }[groupBy];
  const own = ctx.actor.role === "user" ? Prisma.sql`h.user_id = ${ctx.actor.userId}::uuid` : Prisma.sql`true`;
  return Prisma.sql`
    select h.hour as start, ${key} as key, sum(h.calls) as calls, sum(h.billable_seconds) as seconds,
      sum(h.conversation_minutes) as minutes, sum(h.total_cost) as cost
    from usage_hours h
    where h.tenant_id = ${ctx.tenant.id}::uuid and ${own}
      and h.hour >= date_trunc('hour', ${span.from}::timestamptz at time zone ${zone})
      and h.hour < ${span.to}::timestamptz at time zone ${zone}
    group by 1, 2`;
}

/** Every step of the span, also those without calls. */
function everyStep(interval: UsageSeriesInput["interval"], { from, to }: Span, zone: string): Prisma.Sql {
  return Prisma.sql`
    select generate_series(date_trunc(${interval}, ${from}::timestamptz at time zone ${zone}),
      (${to}::timestamptz - interval '1 ms') at time zone ${zone}, ${`1 ${interval}`}::interval) as start`;
}

function nameOf(ctx: TenantCtx, groupBy: UsageSeriesInput["groupBy"]): Prisma.Sql {
  const id = Prisma.sql`nullif(u.key, '')::uuid`;
  const tenantId = Prisma.sql`${ctx.tenant.id}::uuid`;
  switch (groupBy) {
    case "agent":
      return Prisma.sql`(select a.name from agents a where a.tenant_id = ${tenantId} and a.id = ${id})`;
    case "user":
      return Prisma.sql`(select m.name from users m where m.tenant_id = ${tenantId} and m.id = ${id})`;
    case "phone_number":
      return Prisma.sql`nullif(u.key, '')`;
    case "none":
      return Prisma.sql`null`;
  }
}
