import { Prisma } from "@voxcalls/db";
import { money, type Money } from "../../kernel/money";
import { nobody } from "./whose";

interface Reader {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** Where the tenant's month began, for use within a statement that has `tenants t`: midnight of the first, in the tenant's time zone. */
export function monthStart(now: Date): Prisma.Sql {
  return Prisma.sql`(date_trunc('month', ${now}::timestamptz at time zone t.time_zone) at time zone t.time_zone)`;
}

/** The first day of the tenant's month, for use within a statement that has `tenants t`. */
export function monthOf(now: Date): Prisma.Sql {
  return Prisma.sql`(date_trunc('month', ${now}::timestamptz at time zone t.time_zone)::date)`;
}

/** With fewer conversation minutes left than this nobody is called and no call is answered: it is not enough for a talk. */
const leastMinutes = 1;

/** The minutes of this month, with those given on top, for use within a statement that has `tenants t`. */
export function minutesInForce(now: Date): Prisma.Sql {
  return Prisma.sql`(t.monthly_minutes_limit
    + case when t.extra_minutes_month = ${monthOf(now)} then t.extra_minutes else 0 end)`;
}

/** A sum of the month, for use within a statement that has `tenants t`. Entries count in the month that the tenant's clocks showed. */
export function sumOfMonth(column: "conversation_minutes" | "total_cost", now: Date): Prisma.Sql {
  return Prisma.sql`select sum(d.${Prisma.raw(column)}) from usage_days d
    where d.tenant_id = t.id and d.whose = ${nobody}::uuid and d.scope = 'all'
      and d.day >= date_trunc('month', ${now}::timestamptz at time zone t.time_zone)::date`;
}

/**
 * What a tenant's books say of this month, and the rate of today: goes behind `tenants t` in a statement, which then has
 * `m` (minutes, cost) and `v` (rate_per_minute, increment_seconds).
 */
export function booksOf(now: Date): Prisma.Sql {
  return Prisma.sql`cross join lateral (
      select coalesce((${sumOfMonth("conversation_minutes", now)}), 0) as minutes,
        coalesce((${sumOfMonth("total_cost", now)}), 0) as cost
    ) as m
    cross join lateral (
      select r.rate_per_minute, r.increment_seconds from rate_versions r
      where r.tenant_id = t.id and r.starts_at <= ${now}::timestamptz order by r.starts_at desc, r.id desc limit 1
    ) as v`;
}

/** Whole seconds that are left of the month's minutes, for use within a statement that has `tenants t` and its books. */
export function secondsOfMonth(now: Date): Prisma.Sql {
  return Prisma.sql`floor((${minutesInForce(now)} - m.minutes) * 60)`;
}

/**
 * For how many seconds the spend cap still allows calls, at the rate of today; null for a tenant that does not stop there, or pays
 * nothing. For use within a statement that has `tenants t` and its books.
 */
export const secondsOfCap = Prisma.sql`case when t.stops_at_cap
  then floor((t.spend_cap - m.cost) * 60 / nullif(v.rate_per_minute, 0)) end`;

/** Whether the month's minutes, or the money for them, are used up, for use within a statement that has `tenants t` and its books. */
export function isUsedUp(now: Date): Prisma.Sql {
  return Prisma.sql`(least(${secondsOfMonth(now)}, ${secondsOfCap}) < ${leastMinutes * 60})`;
}

/** Conversation minutes that the tenant's plan still allows this month; below zero when calls ran over it. */
export async function minutesLeft(db: Reader, tenantId: string, now: Date): Promise<Money> {
  const [row] = await db.$queryRaw<{ left: string }[]>(Prisma.sql`
    select (${minutesInForce(now)} - m.minutes)::text as left from tenants t ${booksOf(now)} where t.id = ${tenantId}::uuid`);
  return money(row?.left ?? 0);
}
