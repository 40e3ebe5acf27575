import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";

/** A word that stands in more lines than this is looked for call by call, newest first: it comes up soon. */
const mostLines = 10_000;
const noLimit = 2_000_000_000;

interface Found {
  /** Without words, as of punctuation alone, it is empty. */
  query: string;
  callIds: string[];
  isAll: boolean;
}

/**
 * The condition over `calls c` that lets through those in which this was said, in the words of a search box. `wants`: the newest few, or
 * all of them to the last.
 */
export async function saying(ctx: TenantCtx, words: string, wants: "newest" | "all"): Promise<Prisma.Sql> {
  const [{ query, callIds, isAll }] = await ctx.db.$queryRaw<[Found]>(Prisma.sql`
    with asked as (select public.spoken_query(${words}) as query)
    select asked.query::text as query, found.call_ids as "callIds", found.is_all as "isAll"
    from asked, public.calls_saying(asked.query, ${ownOf(ctx)}::uuid, ${mostLines}) as found`);
  if (query === "") return Prisma.sql`false`;
  if (isAll) return Prisma.sql`c.id = any(${callIds}::uuid[])`;
  if (wants === "all") {
    return Prisma.sql`c.id in (
      select unnest(found.call_ids) from public.calls_saying(${query}::tsquery, ${ownOf(ctx)}::uuid, ${noLimit}) as found)`;
  }
  // A value and no EXISTS, which the planner might answer by reading every line there is.
  return Prisma.sql`coalesce((select true from call_transcripts t
    where t.tenant_id = c.tenant_id and t.call_id = c.id and t.search @@ ${query}::tsquery limit 1), false)`;
}

function ownOf({ actor }: TenantCtx): string | null {
  return actor.role === "user" ? actor.userId : null;
}
