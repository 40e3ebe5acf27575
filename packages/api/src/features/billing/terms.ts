import { Prisma } from "@voxcalls/db";
import { money } from "../../kernel/money";
import type { Terms } from "./rules";

interface Reader {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** Whose terms, and at which instant. */
interface Asked {
  readonly tenantId: string;
  readonly at: Date;
}

/**
 * The terms in force at each instant, in the order asked: those of the tenant's latest version that had begun by then. A call that
 * goes on while the rate changes is charged throughout by the rate at its begin.
 */
export async function termsAt(db: Reader, asked: readonly Asked[]): Promise<Terms[]> {
  if (asked.length === 0) return [];
  const places = asked.map(({ tenantId, at }, place) => ({ place, tenant: tenantId, at: at.toISOString() }));
  const rows = await db.$queryRaw<{ rate: string; increment: number }[]>(Prisma.sql`
    select v.rate_per_minute::text as rate, v.increment_seconds as increment
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as r(place int, tenant uuid, at timestamptz)
    left join lateral (
      select rate_per_minute, increment_seconds from rate_versions
      where tenant_id = r.tenant and starts_at <= r.at
      order by starts_at desc, id desc limit 1
    ) v on true
    order by r.place`);
  return rows.map(({ rate, increment }) => ({ ratePerMinute: money(rate), incrementSeconds: increment }));
}

/** The terms of one tenant at an instant. */
export async function termsOf(db: Reader, tenantId: string, at: Date): Promise<Terms> {
  const [terms] = await termsAt(db, [{ tenantId, at }]);
  if (!terms) throw new Error("a tenant without terms");
  return terms;
}
