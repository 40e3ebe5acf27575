import { Prisma, type PlatformDb } from "@voxcalls/db";
import { money, moneyText } from "../../../kernel/money";
import type { Stretch } from "../../billing/calendar-spans";
import { piecesOf, rowsIn, signIn } from "./pieces";
import type { Figures } from "./schemas";

/** Sums of a tenant, or of all together, over a step or a whole stretch. */
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
  /** Whose sums, each by itself; of all tenants together when left out. */
  readonly payers?: readonly string[] | undefined;
  /** Each day or month by itself. */
  readonly by?: "day" | "month";
}

/** The sums of a stretch, of some tenants or of all together: what triggers keep, so that it costs the same however many calls there were. */
export async function readSums(db: PlatformDb, { stretch, payers, by }: Asked): Promise<Sums[]> {
  const pieces = by === "day" ? [{ span: "day" as const, sign: 1 as const, ...stretch }] : piecesOf(stretch);
  const [rows, sign] = [rowsIn(pieces), signIn(pieces)];
  const start = by === undefined ? Prisma.sql`null` : Prisma.sql`date_trunc(${by}, k.start::timestamp)::date::text`;
  return await db.$queryRaw<Sums[]>(Prisma.sql`
    select k.payer_id as "payerId", ${start} as start, sum(k.sign * (k.completed + k.failed))::int as calls,
      sum(k.sign * k.failed)::int as failed, sum(k.sign * k.connected)::int as connected,
      sum(k.sign * k.talked_seconds)::float8 as "talkedSeconds", sum(k.sign * k.judged)::int as judged,
      sum(k.sign * k.successful)::int as successful, sum(k.sign * k.minutes)::text as minutes,
      sum(k.sign * k.revenue)::text as revenue, sum(k.sign * k.priced)::int as priced,
      sum(k.sign * k.charged)::text as "pricedRevenue", sum(k.sign * k.cents)::text as "wholesaleCents"
    from (${payers === undefined ? ofAll(rows, sign) : ofSome(rows, sign, payers)}) k
    group by 1, 2`);
}

const kept = Prisma.sql`s.start, s.completed, s.failed, s.connected, s.talked_seconds, s.judged, s.successful,
  s.conversation_minutes as minutes, s.total_cost as revenue`;

function ofAll(rows: Prisma.Sql, sign: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select null::uuid as payer_id, ${sign} as sign, ${kept}, s.priced, s.charged, s.combined_cents as cents
    from platform_counts s where ${rows}`;
}

function ofSome(rows: Prisma.Sql, sign: Prisma.Sql, payers: readonly string[]): Prisma.Sql {
  const own = Prisma.sql`s.payer_id = any(${payers}::uuid[])`;
  return Prisma.sql`
    select s.payer_id, ${sign} as sign, ${kept}, 0 as priced, 0::numeric as charged, 0::numeric as cents
    from platform_sums s where ${own} and ${rows}
    union all
    select s.payer_id, ${sign}, s.start, 0, 0, 0, 0, 0, 0, 0, 0, s.calls, s.charged, s.combined_cents
    from wholesale_sums s where ${own} and ${rows}`;
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
