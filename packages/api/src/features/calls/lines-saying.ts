import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { asSaid } from "./as-said";
import type { SaidLine } from "./schemas";

const linesOfCall = 3;
/** Around a hit in what PostgreSQL answers; no line contains them, since they are taken out before. */
const [hitBegins, hitEnds] = ["\u0002", "\u0003"];
/** Parts the characters of languages without spaces (`public.spoken_text`). */
const parting = "\u0004";
const marks = `StartSel=${hitBegins}, StopSel=${hitEnds}`;
/** A line that is no longer than this (in characters) is quoted whole. */
const wholeUpTo = 240;

interface Row {
  callId: string;
  sequence: number;
  role: SaidLine["role"];
  startTimeMs: number | null;
  excerpt: string;
  /** The line as it was said and without its accents, where it is found only without them and the excerpt is of that. */
  content: string | null;
  plain: string | null;
  lines: number;
}

/** Where the words were said, of calls that the actor may see: the first three lines of each, and how many there are. */
export async function linesSaying(
  ctx: TenantCtx,
  words: string,
  callIds: readonly string[],
): Promise<Map<string, { lines: SaidLine[]; count: number }>> {
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    with asked as materialized (select public.spoken_query(${words}) as query)
    select found.call_id as "callId", found.sequence, found.role::text as role, found.start_time_ms as "startTimeMs",
      found.lines::int as lines, line.plain, case when line.plain is not null then found.content end as content,
      ts_headline(found.config, public.spoken_text(coalesce(line.plain, found.content)), found.query,
        case when length(found.content) <= ${wholeUpTo} then ${`${marks}, HighlightAll=true`} else ${`${marks}, MinWords=20, MaxWords=45`} end) as excerpt
    from (
      select t.call_id, t.sequence, t.role, t.start_time_ms, translate(t.content, ${hitBegins + hitEnds + parting}, '') as content, asked.query, public.spoken_config(coalesce(a.language, '')) as config,
        row_number() over (partition by t.call_id order by t.sequence) as place, count(*) over (partition by t.call_id) as lines
      from asked
      cross join call_transcripts t
      join calls c on c.id = t.call_id
      left join agents a on a.id = c.agent_id
      where t.tenant_id = ${ctx.tenant.id}::uuid and t.call_id = any(${callIds}::uuid[]) and t.search @@ asked.query
    ) as found
    cross join lateral (
      select case when public.has_accents(found.content)
        and not to_tsvector(found.config, public.spoken_text(found.content)) @@ found.query then public.without_accents(found.content) end as plain
    ) as line
    where found.place <= ${linesOfCall}
    order by found.call_id, found.sequence`);
  const said = new Map<string, { lines: SaidLine[]; count: number }>();
  for (const { callId, lines: count, excerpt, content, plain, ...line } of rows) {
    const call = said.get(callId) ?? { lines: [], count };
    const parts = partsOf(excerpt);
    call.lines.push({ ...line, excerpt: content === null || plain === null ? parts : asSaid(parts, plain, content) });
    said.set(callId, call);
  }
  return said;
}

function partsOf(excerpt: string): SaidLine["excerpt"] {
  return excerpt
    .replaceAll(parting, "")
    .replaceAll(hitEnds + hitBegins, "")
    .split(new RegExp(`(${hitBegins}[^${hitEnds}]*${hitEnds})`))
    .filter((text) => text !== "")
    .map((text) => {
      const isHit = text.startsWith(hitBegins);
      return { text: isHit ? text.slice(1, -1) : text, isHit };
    });
}
