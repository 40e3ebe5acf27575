import Decimal from "decimal.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FAULT_SCALE } from "../../../testing/env";
import { World } from "../../../testing/harness";
import { lineOf, ring } from "../../../testing/line";
import { changeProviderCalls } from "../../../testing/provider-calls";
import { deliverPatiently, eventsOfCall, type WireCall, type WireEvent } from "../../../testing/retell-events";
import { crashAt, killWhen } from "../../../testing/run-elsewhere";
import { getReceipt } from "../calls/receipt";
import { settleCalls } from "../calls/settle";
import { closeStatements } from "../billing/statements/close";
import { beginRun } from "./begin-run";
import { runReconciliation } from "./run";

const days = 31;
const dayMs = 24 * 60 * 60 * 1000;
const senders = 16;
/** 20,000 at full size, some hundreds as it runs every day. */
const many = FAULT_SCALE >= 1 ? 20_000 : Math.max(250, Math.round(2_000 * FAULT_SCALE));

interface Payer {
  readonly tenantId: string;
  readonly ctx: Awaited<ReturnType<World["tenant"]>>["ctx"];
  readonly retellAgentId: string;
  readonly rates: readonly { from: number; rate: string; increment: number }[];
}

let world: World;
const payers: Payer[] = [];

beforeAll(async () => {
  world = await World.create();
  const terms = [
    ["0.1200", 1],
    ["0.0850", 6],
    ["0.3333", 60],
    ["0.0707", 1],
    ["0.1999", 30],
  ] as const;
  const changesAt = new Date(world.clock.now().getTime() - 12 * dayMs);
  for (const [place, [rate, increment]] of terms.entries()) {
    const { tenant, ctx } = await world.tenant(`month-${place}`);
    const { retellAgentId } = await lineOf(world, ctx, `+1202555016${place}`);
    const tenantId = tenant.id;
    const version = { tenantId, plan: "pro", startsAt: new Date(world.clock.now().getTime() - 60 * dayMs) } as const;
    await db().rateVersion.create({ data: { ...version, ratePerMinute: rate, incrementSeconds: increment } });
    const rates = [{ from: 0, rate: String(rate), increment: Number(increment) }];
    if (place === 1) {
      // In the middle of the month this one begins to pay otherwise.
      const next = { ratePerMinute: "0.1105", incrementSeconds: 1 };
      await db().rateVersion.create({ data: { tenantId, plan: "pro", startsAt: changesAt, ...next } });
      rates.push({ from: changesAt.getTime(), rate: next.ratePerMinute, increment: next.incrementSeconds });
    }
    payers.push({ tenantId, ctx, retellAgentId, rates });
  }
}, 120_000);
afterAll(() => world.close());

const db = () => world.deps.db.platform;

/** Always the same numbers from 0 up to 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The price of what the provider lists, worked out here and by nothing of the product's. */
function priceOf(call: WireCall): Decimal {
  const payer = payers.find(({ retellAgentId }) => retellAgentId === call["agent_id"]);
  const terms = payer?.rates.findLast(({ from }) => from <= Number(call["start_timestamp"]));
  if (!terms) throw new Error("a call that nobody pays");
  const seconds = Math.ceil(Number(call["duration_ms"]) / (terms.increment * 1000)) * terms.increment;
  const minutes = new Decimal(seconds).div(60).toDecimalPlaces(4, Decimal.ROUND_HALF_EVEN);
  return minutes.mul(terms.rate).toDecimalPlaces(4, Decimal.ROUND_HALF_EVEN);
}

function aMonth(): { calls: WireCall[]; events: WireEvent[] } {
  const random = dice(20_260_601);
  const now = world.clock.now().getTime();
  const calls: WireCall[] = [];
  const events: WireEvent[] = [];
  for (let number = 0; number < many; number += 1) {
    const payer = payers[number % payers.length];
    if (!payer) continue;
    const startedAtMs = Math.floor(now - 3 * 60 * 60 * 1000 - random() * (days - 2) * dayMs);
    const durationMs = number % 40 === 0 ? 0 : Math.floor(random() ** 2 * 900_000);
    const facts = { callId: `call_month_${number}`, retellAgentId: payer.retellAgentId, startedAtMs, durationMs };
    const told = eventsOfCall(facts);
    // Of one call in a hundred the provider thinks otherwise in the end, and says so in its list alone.
    const extra = number % 100 === 7 ? { duration_ms: durationMs + 61_000 } : {};
    calls.push({ ...told[2].call, ...extra });
    // One call in ten is lost whole, of one more a part; every tenth event comes twice.
    const kept = number % 10 === 3 ? [] : number % 10 === 4 ? told.slice(0, 1 + (number % 2)) : told;
    for (const event of kept) events.push(event, ...(random() < 0.1 ? [event] : []));
  }
  const order = new Map(events.map((event) => [event, random()]));
  return { calls, events: events.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) };
}

async function deliverAll(events: readonly WireEvent[]): Promise<void> {
  const waiting = [...events];
  const sender = async () => {
    for (let event = waiting.pop(); event; event = waiting.pop()) await deliverPatiently(world, event);
  };
  await Promise.all(Array.from({ length: senders }, sender));
}

const never = new AbortController().signal;

async function ordered(): Promise<string> {
  const runId = await db().$transaction((tx) => beginRun(tx, world.clock.now(), days, "test"));
  if (runId === null) throw new Error("another run is under way");
  return runId;
}

it("a month with a tenth lost, a tenth doubled, shuffled and two crashes ends with no difference, to the last digit", async () => {
  const template = await ring(world, "+12025550160");
  await world.sandbox.idle();
  const { calls, events } = aMonth();
  await changeProviderCalls(world, (own) => {
    const record = own[template];
    if (!record) throw new Error("the provider has no such call");
    const month = calls.map((call) => [call.call_id, { ...record, call: { ...record.call, ...call } }]);
    return Object.fromEntries(month) as typeof own;
  });
  // The call that lent its shape is none of the month: its events are forgotten before they become a call.
  await db().providerEvent.deleteMany();

  await deliverAll(events);
  const isUnderWay = async () => (await db().call.count()) > many / 10;
  await killWhen(world, { verb: "settleCalls", input: {} }, isUnderWay);
  await settleCalls(world.deps);
  const before = await db().call.count({ where: { status: { not: "in_progress" } } });
  expect(before).toBeLessThan(many);

  const first = await ordered();
  await crashAt(world, "reconciliation:after-settle", { verb: "runReconciliation", input: { runId: first } });
  await runReconciliation(world.deps, { runId: first }, 1, never);
  const found = await db().reconciliationItem.groupBy({ by: ["kind", "state"], _count: true });
  expect(found.length).toBeGreaterThan(1);
  expect(found.filter(({ state }) => state === "open")).toEqual([]);

  const second = await ordered();
  await runReconciliation(world.deps, { runId: second }, 1, never);
  expect(await db().reconciliationRun.findUnique({ where: { id: second } })).toMatchObject({ state: "done", found: 0 });

  // Both months that the calls lie in come to their end.
  world.clock.move(62 * dayMs);
  await closeStatements(world.deps, never);
  for (const { tenantId, ctx, retellAgentId } of payers) {
    const theirs = calls.filter((call) => call["agent_id"] === retellAgentId);
    const price = theirs.reduce((sum, call) => sum.add(priceOf(call)), new Decimal(0));
    const ledger = await db().usageRecord.aggregate({ where: { tenantId }, _sum: { totalCost: true } });
    const own = await db().call.findMany({
      where: { tenantId, retellCallId: { startsWith: "call_month_" } },
      select: { id: true },
    });
    let receipts = new Decimal(0);
    for (const { id } of own) receipts = receipts.add((await getReceipt(ctx, { id })).totalCost);
    const billed = await db().statement.aggregate({ where: { tenantId }, _sum: { totalCost: true } });
    expect([own.length, ledger._sum.totalCost?.toFixed(4), receipts.toFixed(4)]).toEqual([
      theirs.length,
      price.toFixed(4),
      price.toFixed(4),
    ]);
    expect(billed._sum.totalCost?.toFixed(4)).toBe(price.toFixed(4));
    const lines = await db().statementLine.groupBy({
      by: ["breakdown"],
      where: { tenantId },
      _sum: { totalCost: true },
    });
    expect(lines).toHaveLength(5);
    expect(lines.map(({ breakdown, _sum }) => [breakdown, _sum.totalCost?.toFixed(4)])).toEqual(
      lines.map(({ breakdown }) => [breakdown, price.toFixed(4)]),
    );
  }
}, 1_800_000);
