import { pageOf } from "../../kernel/page";
import { can, csvFile, platform, rest, router } from "../../trpc";
import { exportAudit, exportPlatformAudit } from "./export-csv";
import { listAudit, listPlatformAudit } from "./list";
import { AuditEntryView, ListAuditInput } from "./schemas";

export const auditRouter = router({
  list: can("audit:read")
    .meta(rest("GET", "/audit-log", "What was done in the organisation, newest first", { csv: "audit.exportCsv" }))
    .input(ListAuditInput)
    .output(pageOf(AuditEntryView))
    .query(({ ctx, input }) => listAudit(ctx, input)),
  exportCsv: can("audit:read")
    .input(ListAuditInput)
    .output(csvFile)
    .query(({ ctx, input }) => exportAudit(ctx, input)),
  listPlatform: platform("platform:audit")
    .meta(
      rest("GET", "/admin/audit-log", "What was done to the platform, newest first", {
        csv: "audit.exportPlatformCsv",
      }),
    )
    .input(ListAuditInput)
    .output(pageOf(AuditEntryView))
    .query(({ ctx, input }) => listPlatformAudit(ctx, input)),
  exportPlatformCsv: platform("platform:audit")
    .input(ListAuditInput)
    .output(csvFile)
    .query(({ ctx, input }) => exportPlatformAudit(ctx, input)),
});
