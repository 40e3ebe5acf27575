import { Readable } from "node:stream";
import type { TenantCtx } from "../../../kernel/context";
import { csvLines, type CsvFile } from "../../../kernel/csv";
import { getStatement } from "./get";
import type { StatementDetail } from "./schemas";

const head = [
  ...["statement", "month", "breakdown", "key", "label"],
  ...["calls", "billable_seconds", "conversation_minutes", "total_cost"],
];

/** A statement as CSV: its lines, breakdown by breakdown, and the total last. Throws not_found. */
export async function exportStatement(ctx: TenantCtx, input: { id: string }): Promise<CsvFile> {
  const statement = await getStatement(ctx, input);
  const fileName = `statement-${ctx.tenant.slug}-${String(statement.number).padStart(4, "0")}.csv`;
  return { fileName, lines: csvLines(head, Readable.from([rowsOf(statement)])) };
}

function rowsOf({ lines, ...statement }: StatementDetail) {
  const total = { ...statement, breakdown: "total", key: null, label: "Total" };
  return [...lines, total].map((line) => [
    ...[statement.number, statement.month, line.breakdown, line.key, line.label],
    ...[line.calls, line.billableSeconds, line.conversationMinutes, line.totalCost],
  ]);
}
