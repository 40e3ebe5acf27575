import { z } from "zod";

const Day = z.iso.date("Write a day, like 2026-05-31.");
const amount = (about: string) => z.string().describe(about);
const known = (about: string) => z.string().nullable().describe(about);

const sorts = ["minutes", "margin", "revenue", "calls"] as const;

export const AnalyticsInput = z.strictObject({
  from: Day.optional().describe("The first day; 30 days with `to` when left out."),
  to: Day.optional().describe("The last day; today (UTC) when left out."),
  ownerId: z.uuid().optional().describe("Of one organisation only."),
  sort: z.enum(sorts, "Choose minutes, margin, revenue or calls.").default("minutes").describe("Of organisations."),
  limit: z.int().min(1).max(1_000, "At most 1,000.").default(100).describe("Organisations at most."),
  table: z
    .enum(["series", "tenants", "failures", "latency"], "Choose series, tenants, failures or latency.")
    .default("series")
    .describe("What a CSV file lists; of no matter for JSON."),
});
export type AnalyticsInput = z.infer<typeof AnalyticsInput>;

const Figures = z.object({
  calls: z.int().describe("Calls that are over."),
  failed: z.int().describe("Of these, how many never connected or broke off."),
  minutes: amount("Minutes that were billed."),
  revenue: amount("What organisations were charged."),
  wholesaleCost: known("What the provider charges for the calls whose cost it told; null where it told none."),
  margin: known("What was charged for those same calls, less their cost; null where no cost is known."),
  callsWithoutCost: z.int().describe("Calls whose cost the provider has not told; cost and margin leave them out."),
  successRate: z.number().nullable().describe("0 to 1, of the calls that were judged."),
  averageDurationSeconds: z.number().nullable().describe("Of calls that connected."),
});
export type Figures = z.infer<typeof Figures>;

const Latency = z.object({
  calls: z.int().describe("Calls whose response times are known."),
  p50: z.int().nullable(),
  p90: z.int().nullable(),
  p95: z.int().nullable(),
  p99: z.int().nullable(),
});
export type Latency = z.infer<typeof Latency>;

const Overall = Figures.extend({
  from: Day,
  to: Day,
  latencyMs: Latency.describe("How the calls' median response times are spread; right to five percent."),
});

export const AnalyticsView = Overall.extend({
  interval: z.enum(["day", "month"]).describe("Days up to a quarter, months beyond."),
  owner: z
    .object({ id: z.uuid(), name: z.string() })
    .nullable()
    .describe("Whose figures they are; null for everybody's."),
  previous: Overall.describe("The same of as many days before."),
  failures: z
    .array(z.object({ reason: z.string().nullable(), calls: z.int(), before: z.int() }))
    .describe("Why calls failed, the most frequent reason first; null where the provider gave none."),
  series: z.array(Figures.extend({ start: Day })).describe("Every day, or month, also those without calls."),
  tenants: z
    .array(
      Figures.extend({
        id: z.uuid(),
        name: z.string(),
        status: z.enum(["active", "suspended", "trial", "cancelled"]),
        previous: Figures.pick({ calls: true, minutes: true, revenue: true, margin: true }),
      }),
    )
    .describe(
      "Those with calls or charges in the period, the largest first; behind them those whose margin is not known.",
    ),
  tenantsInAll: z.int(),
});
export type AnalyticsView = z.infer<typeof AnalyticsView>;
