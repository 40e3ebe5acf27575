import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { money, moneyText } from "../../kernel/money";
import { booksOf, minutesInForce, monthOf, monthStart } from "../billing/minutes-left";
import type { LimitsView } from "./schemas";

interface Row {
  month: Date;
  minutes: string;
  heldSeconds: number;
  limit: number;
  planMinutes: number;
  cost: string;
  spendCap: string | null;
  stopsAtCap: boolean;
  linesInUse: number;
  guaranteedLines: number;
  maxLines: number;
  whenUnreachable: LimitsView["whenUnreachable"];
  isGated: boolean;
  declined: number;
}

/** The tenant's limits and how near it is to each, for this month of its time zone. */
export async function getLimits(ctx: TenantCtx): Promise<LimitsView> {
  const now = ctx.clock.now();
  const [row] = await ctx.db.$queryRaw<[Row]>(Prisma.sql`
    select ${monthOf(now)} as month, m.minutes::text as minutes, ${minutesInForce(now)} as limit,
      t.monthly_minutes_limit as "planMinutes", m.cost::text as cost, t.spend_cap::text as "spendCap",
      t.stops_at_cap as "stopsAtCap", t.guaranteed_lines as "guaranteedLines", t.max_lines as "maxLines",
      t.when_unreachable::text as "whenUnreachable", t.gated_at is not null as "isGated",
      (select count(*)::int from call_holds h where h.tenant_id = t.id) as "linesInUse",
      (select coalesce(sum(h.seconds), 0)::int from call_holds h where h.tenant_id = t.id) as "heldSeconds",
      (select count(*)::int from declined_calls d
        where d.tenant_id = t.id and d.occurred_at >= ${monthStart(now)}) as declined
    from tenants t ${booksOf(now)} where t.id = ${ctx.tenant.id}::uuid`);
  const alerts = await ctx.db.limitAlert.findMany({
    where: { month: row.month },
    orderBy: [{ createdAt: "desc" }, { percent: "desc" }],
    select: { kind: true, percent: true, createdAt: true },
  });
  return {
    month: row.month,
    minutes: {
      used: moneyText(row.minutes),
      reserved: moneyText(money(row.heldSeconds).div(60)),
      limit: row.limit,
      extra: row.limit - row.planMinutes,
    },
    spend: {
      used: moneyText(row.cost),
      cap: row.spendCap === null ? null : moneyText(row.spendCap),
      stopsAtCap: row.stopsAtCap,
    },
    lines: { inUse: row.linesInUse, guaranteed: row.guaranteedLines, most: row.maxLines },
    whenUnreachable: row.whenUnreachable,
    isGated: row.isGated,
    alerts,
    declined: row.declined,
  };
}
