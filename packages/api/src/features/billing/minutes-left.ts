import { Prisma } from "@voxcalls/db";
import { money, type Money } from "../../kernel/money";

interface Reader {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** Where the tenant's month began, for use within a statement that has `tenants t`: midnight of the first, in the tenant's time zone. */
export function monthStart(now: Date): Prisma.Sql {
  return Prisma.sql`(date_trunc('month', ${now}::timestamptz at time zone t.time_zone) at time zone t.time_zone)`;
}

/** Conversation minutes that the tenant's plan still allows this month; below zero when calls ran over it. */
export async function minutesLeft(db: Reader, tenantId: string, now: Date): Promise<Money> {
  const [row] = await db.$queryRaw<{ left: string }[]>(Prisma.sql`
    select (t.monthly_minutes_limit - coalesce((
      select sum(u.conversation_minutes) from usage_records u
      where u.tenant_id = t.id and u.occurred_at >= ${monthStart(now)}
    ), 0))::text as left
    from tenants t where t.id = ${tenantId}::uuid`);
  return money(row?.left ?? 0);
}
