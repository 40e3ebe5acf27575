import { Readable } from "node:stream";
import type { PlatformCtx } from "../../../kernel/context";
import { csvLines, type CsvFile } from "../../../kernel/csv";
import { getAnalytics } from "./get";
import type { AnalyticsInput, AnalyticsView, Figures } from "./schemas";

const figures = [
  ...["calls", "failed", "minutes", "revenue", "wholesale_cost", "margin", "calls_without_cost"],
  ...["success_rate", "average_duration_seconds"],
];
const every = 1_000;

/** One of the tables of the analytics as CSV, from the same figures; what is not known is an empty cell. */
export async function exportAnalytics(ctx: PlatformCtx, input: AnalyticsInput): Promise<CsvFile> {
  const view = await getAnalytics(ctx, { ...input, limit: every });
  const { head, rows } = tables[input.table](view);
  const fileName = `analytics-${input.table}-${view.from}-${view.to}.csv`;
  return { fileName, lines: csvLines(head, Readable.from([rows])) };
}

const tables = {
  series: ({ interval, series }: AnalyticsView) => ({
    head: [interval, ...figures],
    rows: series.map((row) => [row.start, ...cells(row)]),
  }),
  tenants: ({ tenants }: AnalyticsView) => ({
    head: [
      "tenant_id",
      "name",
      "status",
      ...figures,
      "calls_before",
      "minutes_before",
      "revenue_before",
      "margin_before",
    ],
    rows: tenants.map((row) => {
      const { calls, minutes, revenue, margin } = row.previous;
      return [row.id, row.name, row.status, ...cells(row), calls, minutes, revenue, margin];
    }),
  }),
  failures: ({ failures }: AnalyticsView) => ({
    head: ["reason", "calls", "calls_before"],
    rows: failures.map(({ reason, calls, before }) => [reason, calls, before]),
  }),
  latency: ({ latencyMs: now, previous: { latencyMs: before } }: AnalyticsView) => ({
    head: ["percentile", "response_ms", "response_ms_before"],
    rows: (["p50", "p90", "p95", "p99"] as const).map((share) => [share, now[share], before[share]]),
  }),
};

function cells(row: Figures) {
  return [
    ...[row.calls, row.failed, row.minutes, row.revenue, row.wholesaleCost, row.margin, row.callsWithoutCost],
    ...[row.successRate, row.averageDurationSeconds],
  ];
}
