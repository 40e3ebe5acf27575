import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { damagedCursor } from "../../kernel/cursor";
import { csvLines, type CsvFile } from "../../kernel/csv";
import { notFound } from "../../kernel/errors";
import type { Page } from "../../kernel/page";
import { recordAudit } from "../audit/record";
import { outcomes, refusals } from "./catalogue";
import type { BatchRowView, ListRowsInput } from "./schemas";

const portion = 500;

/** The lines of a batch's file in their order, and what became of each. Throws not_found. */
export async function listRows(ctx: TenantCtx, input: ListRowsInput): Promise<Page<BatchRowView>> {
  await batchNameOf(ctx, input.id);
  const rows = await readRows(ctx, input, lineOf(input.cursor), input.limit + 1);
  const data = rows.slice(0, input.limit);
  const hasMore = rows.length > input.limit;
  const last = data.at(-1);
  return { data, hasMore, nextCursor: hasMore && last ? cursorOf(last.line) : null };
}

/** The same as CSV, with a column for each variable; page and cursor don't matter. Throws not_found. */
export async function rowsCsv(ctx: TenantCtx, input: ListRowsInput): Promise<CsvFile> {
  const batch = await batchNameOf(ctx, input.id);
  const variables = Object.keys(batch.variableColumns as Record<string, string>);
  const head = ["line", "to_number", "state", "outcome", "explanation", "end_reason", "tries", "ended_at"];
  const more = ["duration_seconds", "total_cost", "call_id"];
  return {
    fileName: `batch-${batch.id}.csv`,
    lines: csvLines([...head, ...more, ...variables], portionsOf(ctx, input, variables)),
  };
}

async function* portionsOf(ctx: TenantCtx, input: ListRowsInput, variables: readonly string[]) {
  await recordAudit(ctx.db, ctx, { action: "batch.exported", objectType: "batch", objectId: input.id });
  let line = 0;
  for (;;) {
    const rows = await readRows(ctx, input, line, portion);
    line = rows.at(-1)?.line ?? line;
    yield rows.map((row) => [
      ...[row.line, row.toNumber, row.state, row.outcome, wordsOf(row.outcome), row.endReason, row.tries, row.endedAt],
      ...[row.durationSeconds, row.totalCost, row.callId],
      ...variables.map((name) => row.variables[name] ?? ""),
    ]);
    if (rows.length < portion) return;
  }
}

function wordsOf(outcome: BatchRowView["outcome"]): string {
  return outcome === null ? "" : { ...outcomes, ...refusals }[outcome];
}

async function batchNameOf(ctx: TenantCtx, id: string) {
  const batch = await ctx.db.batch.findFirst({ where: { id }, select: { id: true, variableColumns: true } });
  if (!batch) throw notFound("batch");
  return batch;
}

async function readRows(
  ctx: TenantCtx,
  { id, state }: Pick<ListRowsInput, "id" | "state">,
  behindLine: number,
  limit: number,
): Promise<BatchRowView[]> {
  const inState = state === undefined ? Prisma.empty : Prisma.sql`and r.state = ${state}::batch_row_state`;
  return await ctx.db.$queryRaw<BatchRowView[]>(Prisma.sql`
    select r.id, r.line, r.to_number as "toNumber", r.variables, r.state::text as state, r.outcome, r.end_reason as "endReason",
      r.tries, r.due_at as "dueAt", r.ended_at as "endedAt", c.id as "callId", c.duration_seconds as "durationSeconds",
      (select sum(u.total_cost)::text from usage_records u join calls k on k.id = u.call_id where k.batch_row_id = r.id) as "totalCost"
    from batch_rows r
    left join lateral (
      select id, duration_seconds from calls
      where tenant_id = r.tenant_id and batch_row_id = r.id and deleted_at is null order by id desc limit 1
    ) c on true
    where r.tenant_id = ${ctx.tenant.id}::uuid and r.batch_id = ${id}::uuid and r.line > ${behindLine} ${inState}
    order by r.line limit ${limit}`);
}

function cursorOf(line: number): string {
  return Buffer.from(String(line)).toString("base64url");
}

function lineOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const line = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^\d{1,9}$/.test(line)) throw damagedCursor();
  return Number(line);
}
