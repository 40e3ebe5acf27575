import { can, rest, router } from "../../trpc";
import { planLimits } from "./plan-limits";
import { PlanLimits, UsageSummary } from "./schemas";
import { summariseUsage } from "./usage-summary";

export const billingRouter = router({
  summary: can("usage:read")
    .meta(rest("GET", "/usage/summary", "What this month has used and cost"))
    .output(UsageSummary)
    .query(({ ctx }) => summariseUsage(ctx)),
  limits: can("tenant:read")
    .output(PlanLimits)
    .query(({ ctx }) => planLimits(ctx)),
});
