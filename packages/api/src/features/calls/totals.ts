import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { moneyText } from "../../kernel/money";
import { wantedCalls } from "./filters";
import type { CallFilters, CallTotals } from "./schemas";

/** Sums over all calls that the actor may see and the filters let through. */
export async function callTotals(ctx: TenantCtx, filters: CallFilters): Promise<CallTotals> {
  const wanted = await wantedCalls(ctx, filters);
  const [totals] = await ctx.db.$queryRaw<[CallTotals]>(Prisma.sql`
    with kept as materialized (
      select c.id, c.status, c.duration_seconds, c.call_successful, (c.latency -> 'e2e' ->> 'p50')::float8 as latency_ms
      from calls c where ${wanted}
    )
    select count(*)::int as calls,
      count(*) filter (where status = 'completed')::int as completed,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status = 'in_progress')::int as "inProgress",
      coalesce(sum(duration_seconds), 0)::int as "talkedSeconds",
      avg(duration_seconds) filter (where duration_seconds > 0)::float8 as "averageDurationSeconds",
      avg(call_successful::int)::float8 as "successRate",
      percentile_cont(0.5) within group (order by latency_ms) as "latencyMs",
      (select coalesce(sum(u.total_cost), 0)::text from usage_records u
        where u.tenant_id = ${ctx.tenant.id}::uuid and u.call_id in (select id from kept)) as "totalCost"
    from kept`);
  return { ...totals, totalCost: moneyText(totals.totalCost) };
}
