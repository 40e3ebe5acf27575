import { z } from "zod";
import { PageInput, pageOf } from "../../../kernel/page";

export const StatementId = z.object({ id: z.uuid() });

export const ListStatementsInput = PageInput;
export type ListStatementsInput = z.infer<typeof ListStatementsInput>;

/** A closed month. It never changes: what is corrected later stands on a later statement, under the month that it corrects. */
export const StatementView = z.object({
  id: z.uuid(),
  number: z.int().describe("1, 2, 3 … without gaps, for each organisation."),
  month: z.string().describe("`2026-11`, by the organisation's clocks."),
  tenantName: z.string().describe("As the organisation was called when the month was closed."),
  timeZone: z.string(),
  periodStart: z.date(),
  periodEnd: z.date().describe("The first instant of the next month."),
  calls: z.int(),
  billableSeconds: z.int(),
  conversationMinutes: z.string(),
  totalCost: z.string(),
  closedAt: z.date(),
});
export type StatementView = z.infer<typeof StatementView>;

export const StatementPage = pageOf(StatementView);

export const StatementDetail = StatementView.extend({
  lines: z
    .array(
      z.object({
        breakdown: z.enum(["month", "agent", "user", "phone_number", "rate"]),
        key: z.string().nullable().describe("The month, the id of agent or user, the number, the rate; null for none."),
        label: z.string(),
        calls: z.int(),
        billableSeconds: z.int(),
        conversationMinutes: z.string(),
        totalCost: z.string(),
      }),
    )
    .describe("Each breakdown adds up to the total. Months before the statement's own are corrections of closed ones."),
});
export type StatementDetail = z.infer<typeof StatementDetail>;
