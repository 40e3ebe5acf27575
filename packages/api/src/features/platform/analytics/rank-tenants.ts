import { Prisma, type PlatformDb } from "@voxcalls/db";
import type { Stretch } from "../../billing/calendar-spans";
import { piecesOf, rowsIn, signIn } from "./pieces";
import type { AnalyticsInput, AnalyticsView } from "./schemas";

type Named = Pick<AnalyticsView["tenants"][number], "id" | "name" | "status">;

const measures = {
  minutes: Prisma.sql`conversation_minutes`,
  revenue: Prisma.sql`total_cost`,
  calls: Prisma.sql`(s.completed + s.failed)`,
};

/** The first of the tenants with calls or charges in a stretch, the largest first, and how many there are. */
export async function rankTenants(
  db: PlatformDb,
  stretch: Stretch,
  { sort, limit, ownerId }: Pick<AnalyticsInput, "sort" | "limit" | "ownerId">,
): Promise<{ tenants: Named[]; inAll: number }> {
  const pieces = piecesOf(stretch);
  const owner = ownerId === undefined ? Prisma.empty : Prisma.sql`and s.payer_id = ${ownerId}::uuid`;
  const of = (value: Prisma.Sql, table: Prisma.Sql) => Prisma.sql`
    select s.payer_id, sum(${signIn(pieces)} * ${value}) as weight from ${table} s where ${rowsIn(pieces)} ${owner} group by 1`;
  const active = of(sort === "margin" ? measures.revenue : measures[sort], Prisma.sql`platform_sums`);
  // Those whose costs are not known stand behind all whose margin is.
  const margins = of(Prisma.sql`(s.charged - s.combined_cents / 100)`, Prisma.sql`wholesale_sums`);
  const ranked =
    sort === "margin"
      ? Prisma.sql`select a.payer_id, m.weight, a.weight as next from (${active}) a left join (${margins}) m using (payer_id)`
      : Prisma.sql`select a.payer_id, a.weight, 0 as next from (${active}) a`;
  const rows = await db.$queryRaw<(Named & { inAll: number })[]>(Prisma.sql`
    select t.id, t.name, t.status::text as status, r."inAll"
    from (
      select k.*, count(*) over ()::int as "inAll" from (${ranked}) k
      order by k.weight desc nulls last, k.next desc, k.payer_id limit ${limit}
    ) r join tenants t on t.id = r.payer_id
    order by r.weight desc nulls last, r.next desc, t.id`);
  return { tenants: rows.map(({ id, name, status }) => ({ id, name, status })), inAll: rows[0]?.inAll ?? 0 };
}
