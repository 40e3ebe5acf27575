import type { Prisma } from "@voxcalls/db";
import { moneyText } from "../../../kernel/money";
import type { StatementView } from "./schemas";

export function toStatementView(row: Prisma.StatementModel): StatementView {
  const { id, number, month, tenantName, timeZone, periodStart, periodEnd, calls, closedAt } = row;
  return {
    id,
    number,
    month: month.toISOString().slice(0, 7),
    tenantName,
    timeZone,
    periodStart,
    periodEnd,
    calls,
    billableSeconds: Number(row.billableSeconds),
    conversationMinutes: moneyText(row.conversationMinutes),
    totalCost: moneyText(row.totalCost),
    closedAt,
  };
}
