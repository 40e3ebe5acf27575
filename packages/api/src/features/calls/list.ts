import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { readCursor, toPage } from "../../kernel/cursor";
import type { Columns } from "../../kernel/json-columns";
import type { Page } from "../../kernel/page";
import { wantedCalls } from "./filters";
import type { CallInTable, CallView, ListCallsInput } from "./schemas";
import { readCalls, selectCalls, tableColumns } from "./view";

/** Calls that the actor may see and the filters let through, newest first. */
export async function listCalls(ctx: TenantCtx, input: ListCallsInput): Promise<Page<CallView>> {
  return await pageOfCalls<CallView>(ctx, input, {});
}

/** The same with what the archive's table shows beyond: both numbers, version, mood and response time. */
export async function listCallsForTable(ctx: TenantCtx, input: ListCallsInput): Promise<Page<CallInTable>> {
  return await pageOfCalls<CallInTable>(ctx, input, tableColumns);
}

async function pageOfCalls<View extends CallView>(
  ctx: TenantCtx,
  { limit, cursor, ...filters }: ListCallsInput,
  more: Columns,
): Promise<Page<View>> {
  const position = readCursor(cursor);
  const older = position && Prisma.sql`(c.occurred_at, c.id) < (${position.at}::timestamptz, ${position.id}::uuid)`;
  const condition = wantedCalls(ctx, filters, ...(older ? [older] : []));
  // Which plan is best for filters depends on their values.
  const isHot = Object.values(filters).every((filter) => filter === undefined);
  const [page] = await ctx.db.$queryRaw<[{ json: string }]>(selectCalls(condition, limit + 1, { more, isHot }));
  const { calls, occurredAt } = readCalls<View>(page.json);
  return toPage(
    calls,
    limit,
    (_, index) => new Date(occurredAt[index] ?? Number.NaN),
    (call) => call,
  );
}
