import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { visibleSql } from "../policy";

/** So far back is looked: what nobody used since then is hardly searched for. */
const newestCalls = 20_000;
const mostTags = 200;

/** The tags of the calls that the actor may see, in the order of the alphabet. */
export async function tagsInUse(ctx: TenantCtx): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ tag: string }[]>(Prisma.sql`
    select min(t.tag) as tag from (
      select c.tags from calls c where c.tenant_id = ${ctx.tenant.id}::uuid and ${visibleSql(ctx.actor)}
      order by c.occurred_at desc, c.id desc limit ${newestCalls}
    ) as newest, unnest(newest.tags) as t(tag)
    group by lower(t.tag) order by lower(t.tag) limit ${mostTags}`);
  return rows.map(({ tag }) => tag);
}
