import { pageOf } from "../../kernel/page";
import { can, csvFile, rest, router } from "../../trpc";
import { currentTerms } from "./current-terms";
import { listRecords } from "./list-records";
import { planLimits } from "./plan-limits";
import {
  BillingTerms,
  ListRecordsInput,
  PlanLimits,
  UsageRecordView,
  UsageSeries,
  UsageSeriesInput,
  UsageSummary,
} from "./schemas";
import { exportStatement } from "./statements/export-csv";
import { getStatement } from "./statements/get";
import { listStatements } from "./statements/list";
import { ListStatementsInput, StatementDetail, StatementId, StatementPage } from "./statements/schemas";
import { summariseUsage } from "./usage-summary";
import { usageTimeseries } from "./usage-timeseries";

export const billingRouter = router({
  summary: can("usage:read")
    .meta(rest("GET", "/usage/summary", "What this month has used and cost"))
    .output(UsageSummary)
    .query(({ ctx }) => summariseUsage(ctx)),
  terms: can("usage:read")
    .output(BillingTerms)
    .query(({ ctx }) => currentTerms(ctx)),
  timeseries: can("usage:read")
    .meta(rest("GET", "/usage/timeseries", "Usage by hour, day or month, in all or by agent, user or number"))
    .input(UsageSeriesInput)
    .output(UsageSeries)
    .query(({ ctx, input }) => usageTimeseries(ctx, input)),
  records: can("usage:read")
    .meta(rest("GET", "/usage/records", "What each call was charged, entry by entry, newest call first"))
    .input(ListRecordsInput)
    .output(pageOf(UsageRecordView))
    .query(({ ctx, input }) => listRecords(ctx, input)),
  statements: can("billing:read")
    .meta(rest("GET", "/billing/statements", "Closed months, newest first"))
    .input(ListStatementsInput)
    .output(StatementPage)
    .query(({ ctx, input }) => listStatements(ctx, input)),
  statement: can("billing:read")
    .meta(rest("GET", "/billing/statements/{id}", "A closed month with its lines", { csv: "billing.statementCsv" }))
    .input(StatementId)
    .output(StatementDetail)
    .query(({ ctx, input }) => getStatement(ctx, input)),
  statementCsv: can("billing:read")
    .input(StatementId)
    .output(csvFile)
    .query(({ ctx, input }) => exportStatement(ctx, input)),
  limits: can("tenant:read")
    .output(PlanLimits)
    .query(({ ctx }) => planLimits(ctx)),
});
