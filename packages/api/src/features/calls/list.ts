import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { readCursor, toPage } from "../../kernel/cursor";
import type { Page } from "../../kernel/page";
import { wantedCalls } from "./filters";
import type { CallInTable, CallView, ListCallsInput } from "./schemas";
import { selectCalls, tableColumns, toCallView, type CallRow } from "./view";

/** Calls that the actor may see and the filters let through, newest first. */
export async function listCalls(ctx: TenantCtx, input: ListCallsInput): Promise<Page<CallView>> {
  return await pageOfCalls<CallRow>(ctx, input, Prisma.empty);
}

/** The same with what the archive's table shows beyond: both numbers, version, mood and response time. */
export async function listCallsForTable(ctx: TenantCtx, input: ListCallsInput): Promise<Page<CallInTable>> {
  type Row = CallRow & Pick<CallInTable, Exclude<keyof CallInTable, keyof CallView>>;
  return await pageOfCalls<Row>(ctx, input, tableColumns);
}

async function pageOfCalls<Row extends CallRow>(ctx: TenantCtx, input: ListCallsInput, columns: Prisma.Sql) {
  const position = readCursor(input.cursor);
  const older = position && Prisma.sql`(c.occurred_at, c.id) < (${position.at}::timestamptz, ${position.id}::uuid)`;
  const condition = wantedCalls(ctx, input, ...(older ? [older] : []));
  const page = await ctx.db.$queryRaw<[{ json: string }]>(selectCalls(condition, input.limit + 1, columns));
  const rows = JSON.parse(page[0].json) as Row[];
  return toPage(rows, input.limit, (row) => new Date(row.occurredAt), toCallView<Row>);
}
