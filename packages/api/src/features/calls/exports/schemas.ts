import { z } from "zod";
import { CallFilters, SomeCalls } from "../schemas";

export const ExportFormat = z.enum(["csv", "json"]);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What a file is made of: the calls that fit the filters, or of these the ones that were chosen. */
export const ExportFilters = CallFilters.extend({ ids: SomeCalls.shape.ids.optional().describe("These calls only.") });
export type ExportFilters = z.infer<typeof ExportFilters>;

export const ExportCallsInput = ExportFilters.extend({ format: ExportFormat });
export type ExportCallsInput = z.infer<typeof ExportCallsInput>;

export const ExportView = z.object({
  id: z.uuid(),
  format: ExportFormat,
  status: z.enum(["pending", "ready", "failed"]),
  total: z.int().describe("So many calls fitted the filters."),
  rowsDone: z.int(),
  createdAt: z.date(),
  expiresAt: z.date(),
});
export type ExportView = z.infer<typeof ExportView>;
