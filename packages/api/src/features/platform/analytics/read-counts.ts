import { Prisma, type PlatformDb } from "@voxcalls/db";
import { splitStretch, type Stretch } from "../../billing/calendar-spans";
import { nobody } from "../../billing/whose";
import { piecesOf, rowsIn, signIn } from "./pieces";

/** How often each thing was counted in a stretch (`x:` why calls failed, `l:` how fast they answered), of a tenant or of all. */
export async function readCounts(
  db: PlatformDb,
  stretch: Stretch,
  ownerId: string | undefined,
): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ key: string; n: number }[]>(Prisma.sql`
    select e.key, sum(k.sign * e.value::int)::int as n
    from (${ownerId === undefined ? ofAll(stretch) : ofOne(stretch, ownerId)}) k
    cross join lateral jsonb_each_text(k.counts) e
    where e.key like 'x:%' or e.key like 'l:%'
    group by 1`);
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

function ofAll(stretch: Stretch): Prisma.Sql {
  const pieces = piecesOf(stretch);
  return Prisma.sql`select ${signIn(pieces)} as sign, s.counts from platform_counts s where ${rowsIn(pieces)}`;
}

function ofOne(stretch: Stretch, ownerId: string): Prisma.Sql {
  const { months, head, tail } = splitStretch(stretch);
  return Prisma.sql`
    select 1 as sign, m.counts from call_months m
    where m.tenant_id = ${ownerId}::uuid and m.whose = ${nobody}::uuid and m.agent_id = ${nobody}::uuid
      and m.month >= ${months.from}::date and m.month < ${months.until}::date
    union all
    select 1, d.counts from call_days d
    where d.tenant_id = ${ownerId}::uuid and d.whose = ${nobody}::uuid and d.agent_id = ${nobody}::uuid
      and (d.day >= ${head.from}::date and d.day < ${head.until}::date
        or d.day >= ${tail.from}::date and d.day < ${tail.until}::date)`;
}
