import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { notFound } from "../../../kernel/errors";
import { moneyText } from "../../../kernel/money";
import type { StatementDetail } from "./schemas";
import { toStatementView } from "./view";

/** A statement with its lines, each breakdown of which adds up to the total. Throws not_found. */
export async function getStatement(ctx: TenantCtx, { id }: { id: string }): Promise<StatementDetail> {
  const row = await ctx.db.statement.findFirst({ where: { id }, include: { lines: true } });
  if (!row) throw notFound("statement");
  const lines = row.lines
    .toSorted(byBreakdown)
    .map(({ breakdown, key, label, calls, billableSeconds, conversationMinutes, totalCost }) => ({
      breakdown,
      key: key === "" ? null : key,
      label,
      calls,
      billableSeconds: Number(billableSeconds),
      conversationMinutes: moneyText(conversationMinutes),
      totalCost: moneyText(totalCost),
    }));
  return { ...toStatementView(row), lines };
}

const breakdowns = ["month", "agent", "user", "phone_number", "rate"];

/** The statement's own month before those that it corrects; of the rest the dearest first. */
function byBreakdown(a: Prisma.StatementLineModel, b: Prisma.StatementLineModel): number {
  if (a.breakdown !== b.breakdown) return breakdowns.indexOf(a.breakdown) - breakdowns.indexOf(b.breakdown);
  if (a.breakdown === "month") return a.key < b.key ? 1 : -1;
  return b.totalCost.cmp(a.totalCost) || a.label.localeCompare(b.label, "en");
}
