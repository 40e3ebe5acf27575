import { z } from "zod";
import { Prisma } from "../src/generated/client";
import type { SentStatement } from "./wire-tap";

const Plan = z.tuple([
  z.looseObject({
    Plan: z.looseObject({ "Shared Hit Blocks": z.int(), "Shared Read Blocks": z.int() }),
    "Execution Time": z.number(),
  }),
]);

/** What a statement costs PostgreSQL, for a tenant under its row-level security. */
export interface StatementCost {
  /** Pages of 8 kB that were looked at, in memory or not: the same on every machine. */
  readonly buffers: number;
  readonly executionMs: number;
}

interface Reader {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** Runs a statement that was sent before once more, by EXPLAIN (ANALYZE, BUFFERS). */
export async function explain(db: Reader, statement: SentStatement): Promise<StatementCost> {
  const sql = toSql(statement);
  const rows = await db.$queryRaw<{ "QUERY PLAN": unknown }[]>(
    Prisma.sql`explain (analyze, buffers, timing off, format json) ${sql}`,
  );
  const [told] = Plan.parse(rows[0]?.["QUERY PLAN"]);
  return {
    buffers: told.Plan["Shared Hit Blocks"] + told.Plan["Shared Read Blocks"],
    executionMs: told["Execution Time"],
  };
}

/** A statement of Prisma's, whose parameters are numbered in the order of the text, as a thing that can be sent again. */
export function toSql({ text, values }: SentStatement): Prisma.Sql {
  return Prisma.sql(text.split(/\$\d+/), ...values);
}
