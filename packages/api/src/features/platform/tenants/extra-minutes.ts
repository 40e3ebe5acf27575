import { Prisma } from "@voxcalls/db";
import { monthOf } from "../../billing/minutes-left";

interface Reader {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** The tenant's month, by its first day, and what is on top of the plan's minutes in it. */
export async function extraMinutesOf(
  db: Reader,
  tenantId: string,
  now: Date,
): Promise<{ month: Date; extraMinutes: number }> {
  const [row] = await db.$queryRaw<{ month: Date; extraMinutes: number }[]>(Prisma.sql`
    select ${monthOf(now)} as month,
      case when t.extra_minutes_month = ${monthOf(now)} then t.extra_minutes else 0 end as "extraMinutes"
    from tenants t where t.id = ${tenantId}::uuid`);
  if (!row) throw new Error("the tenant of this transaction is gone");
  return row;
}
