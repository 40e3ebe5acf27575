import { Prisma, type PlatformDb } from "@voxcalls/db";
import { money, moneyText } from "../../../kernel/money";
import { splitStretch, type Stretch } from "../../billing/calendar-spans";
import { nobody } from "../../billing/whose";
import type { Figures } from "./schemas";

/** Sums of a tenant, or of all, over a step or a whole stretch. */
export interface Sums {
  /** Null for all tenants. */
  readonly payerId: string | null;
  /** Null for the whole stretch. */
  readonly start: string | null;
  readonly calls: number;
  readonly failed: number;
  readonly connected: number;
  readonly talkedSeconds: number;
  readonly judged: number;
  readonly successful: number;
  readonly minutes: string;
  readonly revenue: string;
  readonly priced: number;
  readonly pricedRevenue: string;
  readonly wholesaleCents: string;
}

interface Asked {
  readonly stretch: Stretch;
  readonly ownerId: string | undefined;
  /** Steps to tell apart beside the tenants; none when left out. */
  readonly interval?: "day" | "month";
}

/** The sums of a stretch: of all together, of each tenant and of each step. One look at what triggers keep, however many calls there were. */
export async function readSums(db: PlatformDb, { stretch, ownerId, interval }: Asked): Promise<Sums[]> {
  const kept = keptIn(stretch, interval);
  const owner = ownerId === undefined ? Prisma.empty : Prisma.sql`and s.payer_id = ${ownerId}::uuid`;
  const isByStep = interval !== undefined;
  const step = isByStep ? Prisma.sql`date_trunc(${interval}, s.start::timestamp)::date` : Prisma.sql`null::date`;
  return await db.$queryRaw<Sums[]>(Prisma.sql`
    select k.payer_id as "payerId", ${isByStep ? Prisma.sql`k.step::text` : Prisma.sql`null`} as start,
      sum(k.completed + k.failed)::int as calls, sum(k.failed)::int as failed,
      sum(k.connected)::int as connected, sum(k.talked_seconds)::float8 as "talkedSeconds", sum(k.judged)::int as judged,
      sum(k.successful)::int as successful, sum(k.minutes)::text as minutes, sum(k.revenue)::text as revenue,
      sum(k.priced)::int as priced, sum(k.charged)::text as "pricedRevenue", sum(k.cents)::text as "wholesaleCents"
    from (
      select s.payer_id, ${step} as step, s.completed, s.failed, s.connected, s.talked_seconds, s.judged, s.successful,
        s.conversation_minutes as minutes, s.total_cost as revenue, 0 as priced, 0::numeric as charged, 0::numeric as cents
      from platform_sums s where (${kept}) ${owner}
      union all
      select s.payer_id, ${step}, 0, 0, 0, 0, 0, 0, 0, 0, s.calls, s.charged, s.combined_cents
      from wholesale_sums s where (${kept}) ${owner}
    ) k
    group by grouping sets ((k.payer_id), ${isByStep ? Prisma.sql`(k.step),` : Prisma.empty} ())
    having count(*) > 0`);
}

/** How often each thing was counted in a stretch (`x:` why calls failed, `l:` how fast they answered), of a tenant or of all. */
export async function readCounts(
  db: PlatformDb,
  { stretch, ownerId }: Omit<Asked, "interval">,
): Promise<Record<string, number>> {
  const { months, head, tail } = splitStretch(stretch);
  const from =
    ownerId === undefined
      ? Prisma.sql`select s.counts from platform_counts s where ${keptIn(stretch)}`
      : Prisma.sql`
        select m.counts from call_months m
        where m.tenant_id = ${ownerId}::uuid and m.whose = ${nobody}::uuid and m.agent_id = ${nobody}::uuid
          and m.month >= ${months.from}::date and m.month < ${months.until}::date
        union all
        select d.counts from call_days d
        where d.tenant_id = ${ownerId}::uuid and d.whose = ${nobody}::uuid and d.agent_id = ${nobody}::uuid
          and (d.day >= ${head.from}::date and d.day < ${head.until}::date
            or d.day >= ${tail.from}::date and d.day < ${tail.until}::date)`;
  const rows = await db.$queryRaw<{ key: string; n: number }[]>(Prisma.sql`
    select e.key, sum(e.value::int)::int as n from (${from}) k cross join lateral jsonb_each_text(k.counts) e
    where e.key like 'x:%' or e.key like 'l:%' group by 1`);
  return Object.fromEntries(rows.map(({ key, n }) => [key, n]));
}

/** The rows of a stretch: by day where days are asked for, else as few as there can be. */
function keptIn(stretch: Stretch, interval?: "day" | "month"): Prisma.Sql {
  const of = (span: "day" | "month", { from, until }: Stretch) =>
    Prisma.sql`s.span = ${span} and s.start >= ${from}::date and s.start < ${until}::date`;
  if (interval === "day") return of("day", stretch);
  const { months, head, tail } = splitStretch(stretch);
  return Prisma.sql`${of("month", months)} or ${of("day", head)} or ${of("day", tail)}`;
}

/** Sums as they are told. What the provider has not told is left out, and never guessed. */
export function toFigures(sums: Sums | undefined): Figures {
  const { calls = 0, failed = 0, connected = 0, talkedSeconds = 0, judged = 0, priced = 0 } = sums ?? {};
  const cost = money(sums?.wholesaleCents ?? 0).div(100);
  const isKnown = priced > 0 || calls === 0;
  return {
    calls,
    failed,
    minutes: moneyText(sums?.minutes ?? 0),
    revenue: moneyText(sums?.revenue ?? 0),
    wholesaleCost: isKnown ? moneyText(cost) : null,
    margin: isKnown ? moneyText(money(sums?.pricedRevenue ?? 0).sub(cost)) : null,
    callsWithoutCost: Math.max(calls - priced, 0),
    successRate: judged === 0 ? null : (sums?.successful ?? 0) / judged,
    averageDurationSeconds: connected === 0 ? null : talkedSeconds / connected,
  };
}
