import { z } from "zod";
import { CallFilters } from "../schemas";

export const ExportFormat = z.enum(["csv", "json"]);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportCallsInput = CallFilters.extend({ format: ExportFormat });
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
