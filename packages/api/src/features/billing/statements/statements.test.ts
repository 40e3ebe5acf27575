import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { agentOf, deliver, eventsOfCall } from "../../../../testing/retell-events";
import { money, moneyText } from "../../../kernel/money";
import { settleCalls } from "../../calls/settle";
import { chargeFor } from "../rules";
import { closeNextMonth, closeStatements } from "./close";
import { getStatement } from "./get";
import { listStatements } from "./list";

let world: World;
beforeAll(async () => {
  world = await World.create();
  clockAt("2027-01-10T12:00:00Z");
});
afterAll(async () => {
  await world.close();
});

const { signal } = new AbortController();
const minute = 60_000;
const db = () => world.deps.db.platform;

function clockAt(instant: string): void {
  world.clock.move(new Date(instant).getTime() - world.clock.now().getTime());
}

async function aTenant(slug: string, timeZone = "UTC") {
  const { tenant, admin } = await world.tenant(slug);
  await db().tenant.update({ where: { id: tenant.id }, data: { timeZone } });
  await agentOf(world, tenant.id, `agent_${slug}`);
  return { tenantId: tenant.id, admin, ctx: world.as(admin, tenant) };
}

/** A call of so many seconds and its entry, as settling writes them. */
async function aCall(tenantId: string, at: string, seconds = 60, ratePerMinute = "0.1600"): Promise<void> {
  const call = await db().call.create({
    data: { tenantId, retellCallId: randomUUID(), direction: "web", status: "completed", occurredAt: new Date(at) },
  });
  const charge = chargeFor(seconds * 1000, { ratePerMinute: money(ratePerMinute), incrementSeconds: 1 });
  await db().usageRecord.create({
    data: {
      tenantId,
      callId: call.id,
      billableSeconds: seconds,
      conversationMinutes: moneyText(charge.conversationMinutes),
      ratePerMinute,
      incrementSeconds: 1,
      totalCost: moneyText(charge.totalCost),
      occurredAt: new Date(at),
    },
  });
}

async function closeAll(tenantId: string): Promise<void> {
  while (await closeNextMonth(world.deps, tenantId));
}

const statementsOf = async (tenantId: string) =>
  await db().statement.findMany({ where: { tenantId }, orderBy: { number: "asc" } });

/** What the entries come to, and what the statements and each breakdown of their lines come to. */
async function sumsOf(tenantId: string): Promise<string[]> {
  const sum = { calls: true, billableSeconds: true, conversationMinutes: true, totalCost: true } as const;
  const entrySum = { callCount: true, billableSeconds: true, conversationMinutes: true, totalCost: true } as const;
  const [entries, statements, lines] = await Promise.all([
    db().usageRecord.aggregate({ where: { tenantId }, _sum: entrySum }),
    db().statement.aggregate({ where: { tenantId }, _sum: sum }),
    db().statementLine.groupBy({ by: ["breakdown"], where: { tenantId }, _sum: sum }),
  ]);
  const text = (calls: unknown, sums: { billableSeconds: unknown; conversationMinutes: unknown; totalCost: unknown }) =>
    [calls, sums.billableSeconds, moneyText(String(sums.conversationMinutes)), moneyText(String(sums.totalCost))].join(
      " ",
    );
  return [
    text(entries._sum.callCount, entries._sum),
    text(statements._sum.calls, statements._sum),
    ...lines.map(({ _sum }) => text(_sum.calls, _sum)),
  ];
}

describe("a month", () => {
  // Berlin is two hours ahead of UTC until October 25, 2026, and one from then on.
  it.each([
    ["2026-09-30T21:59:59.999Z", "2026-09"],
    ["2026-09-30T22:00:00.000Z", "2026-10"],
    ["2026-10-25T00:30:00.000Z", "2026-10"],
    ["2026-10-25T01:30:00.000Z", "2026-10"],
    ["2026-10-31T22:59:59.999Z", "2026-10"],
    ["2026-10-31T23:00:00.000Z", "2026-11"],
    ["2026-12-31T22:59:59.999Z", "2026-12"],
  ])("W14: in Berlin, a call that begins at %s is billed in %s", async (at, month) => {
    const { tenantId, ctx } = await aTenant(`edge-${randomUUID().slice(0, 8)}`, "Europe/Berlin");
    await aCall(tenantId, at);
    await closeAll(tenantId);
    const { data } = await listStatements(ctx, { limit: 100 });
    expect(data.filter(({ calls }) => calls > 0).map((statement) => statement.month)).toEqual([month]);
    expect(data.at(-1)).toMatchObject({ number: 1, month, totalCost: "0.1600" });
  });

  it("has the length that the tenant's clocks give it, and is closed six hours after its end", async () => {
    const { tenantId } = await aTenant("open", "Europe/Berlin");
    await aCall(tenantId, "2026-10-10T12:00:00Z");
    clockAt("2026-11-01T04:59:00Z");
    await closeStatements(world.deps, signal);
    expect(await statementsOf(tenantId)).toEqual([]);
    clockAt("2026-11-01T05:00:01Z");
    await closeStatements(world.deps, signal);
    clockAt("2027-01-10T12:00:00Z");
    expect(await statementsOf(tenantId)).toMatchObject([
      {
        number: 1,
        periodStart: new Date("2026-09-30T22:00:00Z"),
        periodEnd: new Date("2026-10-31T23:00:00Z"),
        timeZone: "Europe/Berlin",
      },
    ]);
  });

  it("W14: shows each rate that held in it, and adds up over every breakdown", async () => {
    const { tenantId, ctx } = await aTenant("rates");
    for (const [day, seconds, rate] of [
      ["03", 61, "0.1600"],
      ["10", 59, "0.1600"],
      ["11", 61, "0.1200"],
      ["28", 3, "0.0010"],
    ] as const) {
      await aCall(tenantId, `2026-12-${day}T10:00:00Z`, seconds, rate);
    }
    await closeAll(tenantId);
    const [newest] = (await listStatements(ctx, { limit: 1 })).data;
    const { lines, totalCost } = await getStatement(ctx, { id: newest?.id ?? "" });
    expect(totalCost).toBe("0.4420");
    expect(lines.filter(({ breakdown }) => breakdown === "rate").map((line) => [line.key, line.totalCost])).toEqual([
      ["0.1600", "0.3200"],
      ["0.1200", "0.1220"],
      ["0.0010", "0.0000"],
    ]);
    expect(new Set(await sumsOf(tenantId)).size).toBe(1);
  });
});

describe("what comes late", () => {
  it("W14: a refund after the closing stands on the next statement, under its own month; the closed one stays", async () => {
    const { tenantId, ctx } = await aTenant("refund");
    const facts = { callId: "call_refund", retellAgentId: "agent_refund" };
    const startedAtMs = Date.UTC(2026, 10, 20, 9);
    const [, ended] = eventsOfCall({ ...facts, startedAtMs, durationMs: 10 * minute });
    await deliver(world, ended);
    await settleCalls(world.deps);
    clockAt("2026-12-02T12:00:00Z");
    await closeAll(tenantId);
    const before = await getStatement(ctx, { id: (await statementsOf(tenantId))[0]?.id ?? "" });
    expect(before).toMatchObject({ number: 1, month: "2026-11", totalCost: "1.6000" });
    const [, , analyzed] = eventsOfCall({ ...facts, startedAtMs, durationMs: minute });
    await deliver(world, analyzed);
    await aCall(tenantId, "2026-12-05T10:00:00Z");
    await aCall(tenantId, "2026-11-30T23:00:00Z");
    await settleCalls(world.deps);
    clockAt("2027-01-10T12:00:00Z");
    await closeAll(tenantId);
    const [first, second, ...more] = await statementsOf(tenantId);
    expect(more).toEqual([]);
    expect(await getStatement(ctx, { id: first?.id ?? "" })).toEqual(before);
    const after = await getStatement(ctx, { id: second?.id ?? "" });
    expect(after).toMatchObject({ number: 2, month: "2026-12", calls: 2, billableSeconds: -420, totalCost: "-1.1200" });
    expect(after.lines.filter(({ breakdown }) => breakdown === "month")).toMatchObject([
      { key: "2026-12", label: "December 2026", calls: 1, totalCost: "0.1600" },
      { key: "2026-11", label: "November 2026", calls: 1, totalCost: "-1.2800" },
    ]);
    expect(new Set(await sumsOf(tenantId)).size).toBe(1);
  });

  it("C4: entries written while months are closed stand on one statement each, and numbers have no gaps", async () => {
    const { tenantId } = await aTenant("gapless");
    await aCall(tenantId, "2026-03-15T10:00:00Z");
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 0; n < 20; n++)
        await aCall(tenantId, `2026-${String(3 + ((n + writer) % 9)).padStart(2, "0")}-10T10:00:00Z`);
    });
    await Promise.all([...writers, ...Array.from({ length: 4 }, () => closeAll(tenantId))]);
    clockAt("2027-02-10T12:00:00Z");
    await closeAll(tenantId);
    clockAt("2027-01-10T12:00:00Z");
    const statements = await statementsOf(tenantId);
    expect(statements.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
    expect(statements.map(({ month }) => month.toISOString().slice(0, 7)).at(-1)).toBe("2027-01");
    expect(new Set(await sumsOf(tenantId)).size).toBe(1);
  });
});

describe("/billing/statements", () => {
  it("are an admin's to read, as JSON and CSV, and nobody else's", async () => {
    const { tenantId, admin } = await aTenant("rest");
    const { admin: stranger } = await aTenant("stranger");
    await aCall(tenantId, "2026-12-31T10:00:00Z", 61);
    await closeAll(tenantId);
    const caller = await world.signIn(admin);
    const { body } = await caller("GET", "/billing/statements");
    const [listed] = body["data"] as unknown as Record<string, unknown>[];
    expect(listed).toMatchObject({ number: 1, month: "2026-12", calls: 1, billable_seconds: 61, total_cost: "0.1627" });
    const path = `/billing/statements/${String(listed?.["id"])}`;
    expect((await caller("GET", path)).body["lines"]).toMatchObject([
      { breakdown: "month", key: "2026-12", label: "December 2026" },
      { breakdown: "agent", key: null, label: "No agent" },
      { breakdown: "user", key: null, label: "Nobody" },
      { breakdown: "phone_number", key: null, label: "Through the web" },
      { breakdown: "rate", key: "0.1600", total_cost: "0.1627" },
    ]);
    const csv = await caller("GET", path, undefined, { accept: "text/csv" });
    expect(csv.headers.get("content-disposition")).toContain("statement-rest-0001.csv");
    const rows = csv.text.trimEnd().split("\r\n");
    expect(rows[0]).toBe("statement,month,breakdown,key,label,calls,billable_seconds,conversation_minutes,total_cost");
    expect(rows.at(-1)).toBe("1,2026-12,total,,Total,1,61,1.0167,0.1627");
    const user = await world.signIn(await world.person(tenantId, "user@rest.test", "user"));
    for (const route of ["/billing/statements", path]) expect((await user("GET", route)).status).toBe(403);
    const other = await world.signIn(stranger);
    expect((await other("GET", path)).status).toBe(404);
    expect((await other("GET", path, undefined, { accept: "text/csv" })).status).toBe(404);
  });
});
