import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { readCursor, toPage } from "../../kernel/cursor";
import type { Columns } from "../../kernel/json-columns";
import type { Page } from "../../kernel/page";
import { wantedCalls } from "./filters";
import { linesSaying } from "./lines-saying";
import type { CallInTable, CallView, ListCallsInput } from "./schemas";
import { readCalls, selectCalls, tableColumns } from "./view";

/** Calls that the actor may see and the filters let through, newest first. */
export async function listCalls(ctx: TenantCtx, input: ListCallsInput): Promise<Page<CallView>> {
  return await pageOfCalls<CallView>(ctx, input, {});
}

/** The same with what the archive's table shows beyond: both numbers, version, mood, response time, and where words searched for were said. */
export async function listCallsForTable(ctx: TenantCtx, input: ListCallsInput): Promise<Page<CallInTable>> {
  const page = await pageOfCalls<Omit<CallInTable, "said">>(ctx, input, tableColumns);
  const ids = page.data.map(({ id }) => id);
  const said = input.q === undefined || ids.length === 0 ? null : await linesSaying(ctx, input.q, ids);
  return { ...page, data: page.data.map((call) => ({ ...call, said: said?.get(call.id) ?? null })) };
}

async function pageOfCalls<View extends CallView>(
  ctx: TenantCtx,
  { limit, cursor, ...filters }: ListCallsInput,
  more: Columns,
): Promise<Page<View>> {
  const position = readCursor(cursor);
  const older = position
    ? Prisma.sql`and (c.occurred_at, c.id) < (${position.at}::timestamptz, ${position.id}::uuid)`
    : Prisma.empty;
  const condition = Prisma.sql`${await wantedCalls(ctx, filters, "newest")} ${older}`;
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
