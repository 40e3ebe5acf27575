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

/** With fewer conversation minutes left than this nobody is called and no call is answered: it is not enough for a talk. */
export const leastMinutes = 1;

/** What is left of the month's minutes, for use within a statement that has `tenants t`. */
function leftOfMonth(now: Date): Prisma.Sql {
  return Prisma.sql`(t.monthly_minutes_limit - coalesce((
    ${sumOfMonth("conversation_minutes", now)}
  ), 0))`;
}

/** A sum of the month, for use within a statement that has `tenants t`. Entries count in the month that the tenant's clocks showed. */
export function sumOfMonth(column: "conversation_minutes" | "total_cost", now: Date): Prisma.Sql {
  return Prisma.sql`select sum(d.${Prisma.raw(column)}) from usage_days d
    where d.tenant_id = t.id and d.whose = ${nobody}::uuid and d.scope = 'all'
      and d.day >= date_trunc('month', ${now}::timestamptz at time zone t.time_zone)::date`;
}

/** Whether the month's minutes are used up, for use within a statement that has `tenants t`. */
export function isUsedUp(now: Date): Prisma.Sql {
  return Prisma.sql`(${leftOfMonth(now)} < ${leastMinutes})`;
}

/** Conversation minutes that the tenant's plan still allows this month; below zero when calls ran over it. */
export async function minutesLeft(db: Reader, tenantId: string, now: Date): Promise<Money> {
  const [row] = await db.$queryRaw<{ left: string }[]>(Prisma.sql`
    select ${leftOfMonth(now)}::text as left from tenants t where t.id = ${tenantId}::uuid`);
  return money(row?.left ?? 0);
}
