import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { readCursor, toPage } from "../../kernel/cursor";
import type { Columns } from "../../kernel/json-columns";
import type { Page } from "../../kernel/page";
import { seenCalls, wantedCalls } from "./filters";
import { linesSaying } from "./lines-saying";
import { isNumber } from "./matching";
import { lookedInto } from "./saying";
import type { CallFilters, CallInTable, CallView, ListCallsInput } from "./schemas";
import { readCalls, selectCalls, tableColumns } from "./view";

/** Into so many of the newest calls a search looks first, to see how often the words come up, ... */
const glanced = 50;
/** ... and into so many to fill a page, if they come up often enough. */
const lookedAt = 400;

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
  // Which plan is best for filters depends on their values.
  const isHot = Object.values(filters).every((filter) => filter === undefined);
  const read = async (condition: Prisma.Sql) => {
    const [page] = await ctx.db.$queryRaw<[{ json: string }]>(selectCalls(condition, limit + 1, { more, isHot }));
    return readCalls<View>(page.json);
  };
  const soon = await amongNewest(ctx, { filters, older, rows: limit + 1 });
  const found = soon && (await read(soon));
  const { calls, occurredAt } =
    found && found.calls.length > limit ? found : await read(Prisma.sql`${await wantedCalls(ctx, filters)} ${older}`);
  return toPage(
    calls,
    limit,
    (_, index) => new Date(occurredAt[index] ?? Number.NaN),
    (call) => call,
  );
}

/** The condition by which words that come up all the time fill a page from the newest calls. Null when there are none, or they don't. */
async function amongNewest(
  ctx: TenantCtx,
  { filters: { q, ...filters }, older, rows }: { filters: CallFilters; older: Prisma.Sql; rows: number },
): Promise<Prisma.Sql | null> {
  if (q === undefined || isNumber(q)) return null;
  const inNewest = (calls: number) => Prisma.sql`${lookedInto(q)} and c.id in (
    select c.id from calls c where ${seenCalls(ctx, filters)} ${older} order by c.occurred_at desc, c.id desc limit ${calls})`;
  const [{ hits }] = await ctx.db.$queryRaw<[{ hits: number }]>(
    Prisma.sql`select count(*)::int as hits from calls c where ${inNewest(glanced)}`,
  );
  return hits * lookedAt < rows * glanced ? null : inNewest(lookedAt);
}
