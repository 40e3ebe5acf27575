import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { csvLines } from "../../../kernel/csv";
import { wantedCalls } from "../filters";
import type { ExportFilters, ExportFormat } from "./schemas";

/** So many calls are in memory at a time, however many there are. */
const portion = 500;

/** One call as it is exported, in the order of the columns. */
interface ExportedCall {
  id: string;
  began_at: Date;
  direction: string;
  from_number: string | null;
  to_number: string | null;
  agent: string | null;
  user: string | null;
  duration_seconds: number | null;
  status: string;
  end_reason: string | null;
  successful: boolean | null;
  sentiment: string | null;
  latency_ms: number | null;
  tags: string[];
  notes: string | null;
  summary: string | null;
  recorded: boolean;
  billable_seconds: number | null;
  rate_per_minute: string | null;
  total_cost: string | null;
}

const columns = [
  ...["id", "began_at", "direction", "from_number", "to_number", "agent", "user", "duration_seconds", "status"],
  ...["end_reason", "successful", "sentiment", "latency_ms", "tags", "notes", "summary", "recorded"],
  ...["billable_seconds", "rate_per_minute", "total_cost"],
] as (keyof ExportedCall)[];

/**
 * The text of a file of all calls that the filters let through and the actor may see, newest first, made while it is read. `onRows` is told
 * how many calls are in it by now.
 */
export async function* exportLines(
  ctx: TenantCtx,
  format: ExportFormat,
  filters: ExportFilters,
  onRows?: (rows: number) => Promise<void>,
): AsyncGenerator<string> {
  const portions = callsInPortions(ctx, filters, onRows);
  if (format === "json") yield* jsonLines(portions);
  else yield* csvLines(columns, inCells(portions));
}

async function* callsInPortions(
  ctx: TenantCtx,
  filters: ExportFilters,
  onRows?: (rows: number) => Promise<void>,
): AsyncGenerator<ExportedCall[]> {
  const wanted = await wantedCalls(ctx, filters);
  let older = Prisma.empty;
  let rows = 0;
  for (;;) {
    const calls = await ctx.db.$queryRaw<ExportedCall[]>(read(Prisma.sql`${wanted} ${older}`));
    const last = calls.at(-1);
    if (!last) return;
    yield calls;
    await onRows?.((rows += calls.length));
    if (calls.length < portion) return;
    older = Prisma.sql`and (c.occurred_at, c.id) < (${last.began_at}::timestamptz, ${last.id}::uuid)`;
  }
}

function read(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select c.id, c.occurred_at as began_at, c.direction::text as direction, c.from_number, c.to_number, c.agent_name as agent,
      m.email as user, c.duration_seconds, c.status::text as status, c.disconnection_reason as end_reason,
      c.call_successful as successful, c.user_sentiment as sentiment, (c.latency -> 'e2e' ->> 'p50')::float8 as latency_ms,
      c.tags, c.notes, c.call_analysis ->> 'call_summary' as summary, c.recording_status = 'stored' as recorded,
      u.billable_seconds, u.rate_per_minute, u.total_cost
    from calls c
    left join users m on m.tenant_id = c.tenant_id and m.id = c.user_id
    left join lateral (
      select sum(billable_seconds)::int as billable_seconds, (array_agg(rate_per_minute order by entry desc))[1]::text as rate_per_minute,
        sum(total_cost)::text as total_cost
      from usage_records where call_id = c.id
    ) u on true
    where ${condition}
    order by c.occurred_at desc, c.id desc
    limit ${portion}`;
}

async function* inCells(portions: AsyncIterable<ExportedCall[]>) {
  for await (const calls of portions) {
    yield calls.map((call) =>
      columns.map((name) => {
        const value = call[name];
        if (typeof value === "boolean") return value ? "yes" : "no";
        return Array.isArray(value) ? value.join(", ") : value;
      }),
    );
  }
}

/** One array, a call a line. */
async function* jsonLines(portions: AsyncIterable<ExportedCall[]>): AsyncGenerator<string> {
  let lead = "[\n";
  for await (const calls of portions) {
    yield lead + calls.map((call) => JSON.stringify(call)).join(",\n");
    lead = ",\n";
  }
  yield lead === "[\n" ? "[]\n" : "\n]\n";
}
