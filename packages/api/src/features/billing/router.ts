import { can, rest, router } from "../../trpc";
import { currentTerms } from "./current-terms";
import { planLimits } from "./plan-limits";
import { BillingTerms, PlanLimits, UsageSummary } from "./schemas";
import { summariseUsage } from "./usage-summary";

export const billingRouter = router({
  summary: can("usage:read")
    .meta(rest("GET", "/usage/summary", "What this month has used and cost"))
    .output(UsageSummary)
    .query(({ ctx }) => summariseUsage(ctx)),
  terms: can("usage:read")
    .output(BillingTerms)
    .query(({ ctx }) => currentTerms(ctx)),
  limits: can("tenant:read")
    .output(PlanLimits)
    .query(({ ctx }) => planLimits(ctx)),
});
