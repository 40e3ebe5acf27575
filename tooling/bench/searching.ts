import { createDeps, createDoors, readEnv } from "@voxcalls/api";
import { createDb } from "@voxcalls/db";
import { ask, timed } from "./ask";
import { median, percentile } from "./numbers";
import { whale } from "./seed";
import type { Stage } from "./stage";
import type { Verdict } from "./verdict";
import { withoutTriggers } from "./without-triggers";

const LINES_PER_CALL = 10;
const WORDS_PER_LINE = 12;
const VOCABULARY = 20_000;
const MAX_P95_MS = 60;

/**
 * P10: how long the archive's table waits for a word that was said, excerpts with it. Words come up as often as those of a language do: the
 * n-th most common with a share of 1/n (Zipf's law), and are asked for alike.
 */
export async function measureSearch(stage: Stage): Promise<Verdict[]> {
  const lines = await speak(stage);
  const db = createDb(stage);
  try {
    const doors = createDoors(createDeps(readEnv(stage.env), { db }));
    const search = async (word: string) => await ask(doors, pathOf(word), stage.token);
    const words = wordsOf(stage.options.quick ? 20 : 120);
    await search("warms-up");
    const times: { word: string; ms: number }[] = [];
    for (const word of words) times.push({ word, ms: await timed(() => search(word)) });
    const all = times.map(({ ms }) => ms);
    const p95 = percentile(all, 0.95);
    const [slowest] = times.toSorted((a, b) => b.ms - a.ms);
    return [
      {
        id: "P10",
        what: `a word in ${lines.toLocaleString("en")} lines of one tenant, p95`,
        measured: `${p95.toFixed(0)} ms`,
        target: `≤ ${MAX_P95_MS} ms`,
        holds: p95 <= MAX_P95_MS,
        details: [
          `${words.length} words   p50 ${median(all).toFixed(1)} ms   slowest ${slowest?.ms.toFixed(0)} ms (${slowest?.word})   (whole requests)`,
        ],
      },
    ];
  } finally {
    await db.close();
  }
}

/** Gives every call of the whale its lines; returns how many there are. */
async function speak({ ownerUrl }: Stage): Promise<number> {
  return await withoutTriggers(ownerUrl, async (client) => {
    const { rowCount } = await client.query(
      `insert into call_transcripts (id, tenant_id, call_id, sequence, role, content, start_time_ms, end_time_ms, search)
       select uuidv7(), c.tenant_id, c.id, n, case n % 2 when 0 then 'user' else 'agent' end::transcript_role, said.content,
         n * 5000, n * 5000 + 4000, public.spoken_words(c.tenant_id, c.user_id, 'public.spoken_english', said.content)
       from calls c
       cross join generate_series(0, $2::int - 1) as n
       cross join lateral (
         select string_agg('w' || floor(exp(random() * ln($4::int)))::int, ' ') as content
         from generate_series(1, $3::int) as word where c.id is not null and n >= 0) as said
       where c.tenant_id = $1`,
      [whale.id, LINES_PER_CALL, WORDS_PER_LINE, VOCABULARY],
    );
    await client.query("vacuum (analyze) call_transcripts");
    return rowCount ?? 0;
  });
}

/** Words of every rank, as often asked for as said. */
function wordsOf(count: number): string[] {
  const rank = (n: number) => Math.floor(Math.exp(((n + 0.5) / count) * Math.log(VOCABULARY)));
  return Array.from({ length: count }, (_, n) => `w${rank(n)}`);
}

function pathOf(word: string): string {
  return `/api/trpc/calls.table?input=${encodeURIComponent(JSON.stringify({ json: { q: word, limit: 25 } }))}`;
}
