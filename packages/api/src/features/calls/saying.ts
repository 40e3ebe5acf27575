import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";

/** What is said in more lines than this is not fetched, but looked for where it lies. */
const mostLines = 10_000;
const noLimit = 2_000_000_000;

interface Found {
  /** Without words, as of punctuation alone, it is empty. */
  query: string;
  callIds: string[];
  isAll: boolean;
}

/** The condition over `calls c` that lets through those in which this was said, in the words of a search box: by the index over all lines. */
export async function saying(ctx: TenantCtx, words: string): Promise<Prisma.Sql> {
  const own = ctx.actor.role === "user" ? ctx.actor.userId : null;
  const [{ query, callIds, isAll }] = await ctx.db.$queryRaw<[Found]>(Prisma.sql`
    with asked as (select public.spoken_query(${words}) as query)
    select asked.query::text as query, found.call_ids as "callIds", found.is_all as "isAll"
    from asked, public.calls_saying(asked.query, ${own}::uuid, ${mostLines}) as found`);
  if (query === "") return Prisma.sql`false`;
  if (isAll) return Prisma.sql`c.id = any(${callIds}::uuid[])`;
  return Prisma.sql`c.id in (
    select unnest(found.call_ids) from public.calls_saying(${query}::tsquery, ${own}::uuid, ${noLimit}) as found)`;
}

/** The same, found by looking into each call: quick where the words come up all the time, and the index would answer with half of it. */
export function lookedInto(words: string): Prisma.Sql {
  // A value and no EXISTS, which the planner might answer by reading every line there is.
  return Prisma.sql`coalesce((select true from call_transcripts t
    where t.tenant_id = c.tenant_id and t.call_id = c.id and t.search @@ (select public.spoken_query(${words})) limit 1), false)`;
}
