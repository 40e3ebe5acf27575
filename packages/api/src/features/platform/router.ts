import { csvFile, platform, rest, router } from "../../trpc";
import { exportAnalytics } from "./analytics/export-csv";
import { getAnalytics } from "./analytics/get";
import { AnalyticsInput, AnalyticsView } from "./analytics/schemas";
import { PlatformSummary } from "./schemas";
import { summarisePlatform } from "./summary";

export const platformRouter = router({
  summary: platform("platform:read")
    .output(PlatformSummary)
    .query(({ ctx }) => summarisePlatform(ctx)),
  analytics: platform("platform:read")
    .meta(
      rest("GET", "/admin/analytics", "The platform's calls, minutes, revenue, cost and margin of a period", {
        csv: "platform.analyticsCsv",
      }),
    )
    .input(AnalyticsInput)
    .output(AnalyticsView)
    .query(({ ctx, input }) => getAnalytics(ctx, input)),
  analyticsCsv: platform("platform:read")
    .input(AnalyticsInput)
    .output(csvFile)
    .query(({ ctx, input }) => exportAnalytics(ctx, input)),
});
