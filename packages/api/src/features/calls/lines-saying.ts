import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
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
      found.lines::int as lines, ts_headline(found.config, public.spoken_text(translate(found.content, ${hitBegins + hitEnds + parting}, '')), found.query,
        case when length(found.content) <= ${wholeUpTo} then ${`${marks}, HighlightAll=true`} else ${`${marks}, MinWords=20, MaxWords=45`} end) as excerpt
    from (
      select t.call_id, t.sequence, t.role, t.start_time_ms, t.content, asked.query, public.spoken_config(coalesce(a.language, '')) as config,
        row_number() over (partition by t.call_id order by t.sequence) as place, count(*) over (partition by t.call_id) as lines
      from asked
      cross join call_transcripts t
      join calls c on c.id = t.call_id
      left join agents a on a.id = c.agent_id
      where t.tenant_id = ${ctx.tenant.id}::uuid and t.call_id = any(${callIds}::uuid[]) and t.search @@ asked.query
    ) as found
    where found.place <= ${linesOfCall}
    order by found.call_id, found.sequence`);
  const said = new Map<string, { lines: SaidLine[]; count: number }>();
  for (const { callId, lines: count, excerpt, ...line } of rows) {
    const call = said.get(callId) ?? { lines: [], count };
    call.lines.push({ ...line, excerpt: partsOf(excerpt) });
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
