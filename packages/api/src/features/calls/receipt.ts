import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { money, moneyText } from "../../kernel/money";
import { startOfRate } from "../billing/start-of-rate";
import { visibleTo } from "./policy";
import type { CallReceipt } from "./schemas";
import { wholesaleOf } from "./wholesale-of";

interface EntryRow {
  entry: number;
  recordedAt: Date;
  billableSeconds: number;
  incrementSeconds: number;
  conversationMinutes: string;
  ratePerMinute: string;
  startsAt: Date;
  totalCost: string;
}

/** How the price of a call came about, every correction included. Throws not_found when there is none that the actor may see. */
export async function getReceipt(ctx: TenantCtx, { id }: { id: string }): Promise<CallReceipt> {
  const call = await ctx.db.call.findFirst({
    where: { id, ...visibleTo(ctx.actor) },
    select: { durationMs: true, retellCallId: true },
  });
  if (!call) throw notFound("call");
  const rows = await ctx.db.$queryRaw<EntryRow[]>(Prisma.sql`
    select u.entry, u.recorded_at as "recordedAt", u.billable_seconds as "billableSeconds",
      u.increment_seconds as "incrementSeconds", u.conversation_minutes::text as "conversationMinutes",
      u.rate_per_minute::text as "ratePerMinute", v.starts_at as "startsAt", u.total_cost::text as "totalCost"
    from usage_records u
    cross join lateral (
      select starts_at from rate_versions
      where tenant_id = u.tenant_id and starts_at <= u.occurred_at
      order by starts_at desc, id desc limit 1
    ) v
    where u.tenant_id = ${ctx.tenant.id}::uuid and u.call_id = ${id}::uuid
    order by u.entry`);
  const wholesale = await wholesaleOf(ctx, call.retellCallId);
  return {
    ...(wholesale !== undefined && { wholesale }),
    providerMs: call.durationMs,
    entries: rows.map(({ startsAt, ...row }) => ({
      ...row,
      conversationMinutes: moneyText(row.conversationMinutes),
      ratePerMinute: moneyText(row.ratePerMinute),
      rateSince: startOfRate(startsAt),
      totalCost: moneyText(row.totalCost),
    })),
    billableSeconds: rows.reduce((sum, row) => sum + row.billableSeconds, 0),
    conversationMinutes: moneyText(rows.reduce((sum, row) => sum.add(row.conversationMinutes), money("0"))),
    totalCost: moneyText(rows.reduce((sum, row) => sum.add(row.totalCost), money("0"))),
  };
}
