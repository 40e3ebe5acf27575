import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import type { CsvFile } from "../../../kernel/csv";
import { AppError } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { wantedCalls } from "../filters";
import type { ListCallsInput } from "../schemas";
import { exportLines } from "./rows";
import type { ExportFilters } from "./schemas";

/** More than these nobody waits for with an open connection. */
const mostDirect = 10_000;

/** The filtered calls as CSV, made while it is sent; page and cursor don't matter. Throws when there are more than 10,000: for those there is `startExport`. */
export async function exportCalls(ctx: TenantCtx, input: ListCallsInput): Promise<CsvFile> {
  const { limit: _limit, cursor: _cursor, ...filters } = input;
  const calls = await countUpTo(ctx, filters, mostDirect + 1);
  if (calls > mostDirect) {
    throw new AppError("validation_failed", "More than 10,000 calls: start an export, and fetch it when it is ready.");
  }
  return { fileName: `calls-${ctx.tenant.slug}.csv`, lines: takenAlong(ctx, filters, calls) };
}

/** It goes on record when somebody begins to read. */
async function* takenAlong(ctx: TenantCtx, filters: ExportFilters, calls: number): AsyncGenerator<string> {
  await recordAudit(ctx.db, ctx, { action: "call.exported", after: { format: "csv", calls } });
  yield* exportLines(ctx, "csv", filters);
}

/** How many calls the filters let through, counted no further than `most`. */
export async function countUpTo(ctx: TenantCtx, filters: ExportFilters, most: number): Promise<number> {
  const wanted = await wantedCalls(ctx, filters);
  const [{ count }] = await ctx.db.$queryRaw<[{ count: number }]>(
    Prisma.sql`select count(*)::int as count from (select 1 from calls c where ${wanted} limit ${most}) as found`,
  );
  return count;
}
