import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { money, moneyText } from "../../kernel/money";
import { addDays, addMonths, firstOfMonth } from "./calendar-spans";
import { minutesInForce, minutesLeft, monthStart } from "./minutes-left";
import type { UsageSummary } from "./schemas";
import { termsOf } from "./terms";
import { whoseSums } from "./whose";

interface Sums {
  calls: number;
  minutes: string;
  cost: string;
}

interface Day extends Sums {
  date: string;
  seconds: number;
}

interface Month {
  timeZone: string;
  today: string;
  periodStart: Date;
  periodEnd: Date;
  monthlyMinutesLimit: number;
}

/** What this month, in the tenant's time zone, has used of the plan and cost so far, by day. */
export async function summariseUsage(ctx: TenantCtx): Promise<UsageSummary> {
  const now = ctx.clock.now();
  const [{ today, ...month }] = await ctx.db.$queryRaw<[Month]>(Prisma.sql`
    select t.time_zone as "timeZone", (${now}::timestamptz at time zone t.time_zone)::date::text as today, ${monthStart(now)} as "periodStart",
      (date_trunc('month', ${now}::timestamptz at time zone t.time_zone) + interval '1 month') at time zone t.time_zone
        as "periodEnd",
      ${minutesInForce(now)} as "monthlyMinutesLimit"
    from tenants t where t.id = ${ctx.tenant.id}::uuid`);
  const [terms, days, [before], left] = await Promise.all([
    termsOf(ctx.db, ctx.tenant.id, now),
    ctx.db.$queryRaw<Day[]>(daysOf(ctx, month)),
    ctx.db.$queryRaw<[Sums]>(sumsBefore(ctx, today)),
    ctx.actor.role === "user" ? null : minutesLeft(ctx.db, ctx.tenant.id, now),
  ]);
  const sum = (read: (day: Day) => string) => days.reduce((total, day) => total.add(read(day)), money(0));
  return {
    ...month,
    ratePerMinute: moneyText(terms.ratePerMinute),
    calls: days.reduce((total, day) => total + day.calls, 0),
    billableSeconds: days.reduce((total, day) => total + day.seconds, 0),
    conversationMinutes: moneyText(sum((day) => day.minutes)),
    totalCost: moneyText(sum((day) => day.cost)),
    minutesLeft: left && moneyText(left.lt(0) ? 0 : left),
    previous: {
      calls: before.calls,
      conversationMinutes: moneyText(before.minutes),
      totalCost: moneyText(before.cost),
    },
    days: days.map(({ date, calls, minutes, cost }) => ({
      date,
      calls,
      conversationMinutes: moneyText(minutes),
      totalCost: moneyText(cost),
    })),
  };
}

/** The month before, up to the same day. */
function sumsBefore(ctx: TenantCtx, today: string): Prisma.Sql {
  const thisMonth = firstOfMonth(today);
  const from = addMonths(thisMonth, -1);
  const sameDay = addDays(from, Number(today.slice(8)));
  return Prisma.sql`
    select coalesce(sum(u.calls), 0)::int as calls, coalesce(sum(u.conversation_minutes), 0)::text as minutes,
      coalesce(sum(u.total_cost), 0)::text as cost
    from usage_days u
    where u.tenant_id = ${ctx.tenant.id}::uuid and u.whose = ${whoseSums(ctx.actor)}::uuid and u.scope = 'all'
      and u.day >= ${from}::date and u.day < ${sameDay < thisMonth ? sameDay : thisMonth}::date`;
}

/** Every day of the month, also those without calls. */
function daysOf(ctx: TenantCtx, { timeZone, periodStart, periodEnd }: Omit<Month, "today">): Prisma.Sql {
  return Prisma.sql`
    select to_char(d.day, 'YYYY-MM-DD') as date, coalesce(k.calls, 0)::int as calls, coalesce(k.seconds, 0)::int as seconds,
      coalesce(k.minutes, 0)::text as minutes, coalesce(k.cost, 0)::text as cost
    from generate_series(
      ${periodStart}::timestamptz at time zone ${timeZone},
      (${periodEnd}::timestamptz at time zone ${timeZone}) - interval '1 day', interval '1 day') as d(day)
    left join (
      select u.day, u.calls, u.billable_seconds as seconds, u.conversation_minutes as minutes, u.total_cost as cost
      from usage_days u
      where u.tenant_id = ${ctx.tenant.id}::uuid and u.whose = ${whoseSums(ctx.actor)}::uuid and u.scope = 'all'
        and u.day >= (${periodStart}::timestamptz at time zone ${timeZone})::date
        and u.day < (${periodEnd}::timestamptz at time zone ${timeZone})::date
    ) k on k.day = d.day
    order by d.day`;
}
