import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { money, moneyText } from "../../kernel/money";
import { booksOf } from "../billing/minutes-left";
import type { BatchDetail, BatchIdInput } from "./schemas";
import { countsOf, toBatchView } from "./view";
import { waitsOf } from "./wait-of";

/** From the end of one call to the first word of the next on the same line: dialling and ringing. */
const betweenCallsSeconds = 25;
/** Of a call, while the agent has made none by which to tell. */
const usualSeconds = 120;

interface Figures {
  readonly totalCost: string;
  readonly nextDueAt: Date | null;
  readonly averageSeconds: number | null;
  readonly rate: string;
}

/** A batch with how far it is, what it cost and what is to be expected of it. Throws not_found. */
export async function getBatch(ctx: TenantCtx, { id }: BatchIdInput): Promise<BatchDetail> {
  const now = ctx.clock.now();
  const batch = await ctx.db.batch.findFirst({ where: { id }, include: { agent: { select: { name: true } } } });
  if (!batch) throw notFound("batch");
  const [counts, waits] = await Promise.all([countsOf(ctx, [id]), waitsOf(ctx, [batch])]);
  const [figures] = await ctx.db.$queryRaw<[Figures]>(figuresOf(ctx, id, batch.agentId, now));
  const view = toBatchView(batch, { rows: counts.get(id), waits: waits.get(id) }, now);
  const averageSeconds = Math.round(figures.averageSeconds ?? usualSeconds);
  const minutes = money(view.rows.waiting * averageSeconds).div(60);
  const lines = Math.min(batch.linesAtOnce, Math.max(1, view.rows.waiting));
  return {
    ...view,
    totalCost: moneyText(money(figures.totalCost)),
    nextDueAt: figures.nextDueAt,
    estimate: {
      averageSeconds,
      minutes: minutes.toFixed(1),
      totalCost: moneyText(minutes.mul(figures.rate)),
      hours: Math.round((view.rows.waiting * (averageSeconds + betweenCallsSeconds)) / lines / 360) / 10,
    },
  };
}

function figuresOf(ctx: TenantCtx, id: string, agentId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    select
      (select coalesce(sum(u.total_cost), 0)::text from usage_records u
        join calls c on c.id = u.call_id join batch_rows r on r.id = c.batch_row_id where r.tenant_id = t.id and r.batch_id = ${id}::uuid) as "totalCost",
      (select min(r.due_at) from batch_rows r where r.tenant_id = t.id and r.batch_id = ${id}::uuid and r.state = 'waiting') as "nextDueAt",
      (select avg(c.duration_seconds)::float8 from calls c
        where c.tenant_id = t.id and c.agent_id = ${agentId}::uuid and c.direction = 'outbound' and c.duration_seconds > 0
          and c.occurred_at > ${now}::timestamptz - interval '30 days') as "averageSeconds",
      v.rate_per_minute::text as rate
    from tenants t ${booksOf(now)} where t.id = ${ctx.tenant.id}::uuid`;
}
