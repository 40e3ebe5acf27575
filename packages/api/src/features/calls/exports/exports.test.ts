import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { World, type RestCaller } from "../../../../testing/harness";
import { agentOf, deliver, eventsOfCall } from "../../../../testing/retell-events";
import { settleCalls } from "../settle";
import { removeOldExports } from "./expire";
import { recentExports } from "./get";
import { runExport } from "./run";

const providersAddress = "https://canary.provider.test/recording.wav";

let world: World;
let tenantId: string;
let admin: RestCaller;
let user: RestCaller;
let stranger: RestCaller;

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  tenantId = acme.tenant.id;
  const person = await world.person(tenantId, "user@acme.test", "user");
  const globex = await world.tenant("globex");
  [admin, user, stranger] = (await Promise.all([acme.admin, person, globex.admin].map((one) => world.signIn(one)))) as [
    RestCaller,
    RestCaller,
    RestCaller,
  ];
  await agentOf(world, tenantId, "agent_all");
  await agentOf(world, tenantId, "agent_own", person.userId);
  for (let n = 0; n < 6; n++) {
    const retellAgentId = n < 2 ? "agent_own" : "agent_all";
    const [, , analyzed] = eventsOfCall({ callId: `call_${n}`, retellAgentId, startedAtMs: Date.UTC(2026, 0, n + 1) });
    await deliver(world, analyzed);
  }
  await settleCalls(world.deps);
  await world.deps.db.platform.call.update({
    where: { retellCallId: "call_5" },
    data: { recordingUrl: providersAddress, notes: '=HYPERLINK("http://x","y")', tags: ["vip", "two\nlines"] },
  });
});
afterAll(() => world.close());

const rowsOf = (text: string) => parse<Record<string, string>>(text, { columns: true });

it("I6: the filtered list as CSV, numbers to be dialled and no cell a formula", async () => {
  const answer = await admin("GET", "/calls?from=2026-01-03&limit=1", undefined, { accept: "text/csv" });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  const rows = rowsOf(answer.text);
  expect(rows.map(({ began_at }) => began_at?.slice(8, 10))).toEqual(["06", "05", "04", "03"]);
  expect(rows[0]).toMatchObject({
    from_number: "+4915112345678",
    notes: `'=HYPERLINK("http://x","y")`,
    tags: "vip, two\nlines",
    summary: "A table was booked.",
    successful: "yes",
    total_cost: expect.stringMatching(/^\d+\.\d{4}$/),
  });
  expect(answer.text).not.toContain("canary.provider");
  expect(await world.deps.db.platform.auditLog.findMany({ where: { action: "call.exported" } })).toMatchObject([
    { tenantId, after: { format: "csv", calls: 4 } },
  ]);
  expect(rowsOf((await user("GET", "/calls", undefined, { accept: "text/csv" })).text)).toHaveLength(2);
  expect(rowsOf((await admin("GET", "/calls?q=nothing", undefined, { accept: "text/csv" })).text)).toHaveLength(0);
});

it.each(["csv", "json"] as const)(
  "an export as %s is made by a job and fetched by whoever asked, and nobody else",
  async (format) => {
    const started = await user("POST", "/calls/exports", { format, from: "2026-01-02T00:00:00Z" });
    expect(started.status).toBe(201);
    const id = String(started.body["id"]);
    expect(started.body).toMatchObject({ status: "pending", total: 1, rows_done: 0 });
    expect((await user("GET", `/calls/exports/${id}/file`)).status).toBe(404);
    // Twice, as a job may be.
    for (let run = 0; run < 2; run++) await runExport(world.deps, { tenantId, exportId: id }, 1);
    expect((await user("GET", `/calls/exports/${id}`)).body).toMatchObject({ status: "ready", rows_done: 1 });
    const file = await user("GET", `/calls/exports/${id}/file`);
    expect(file.status).toBe(200);
    const rows = format === "csv" ? rowsOf(file.text) : (JSON.parse(file.text) as { began_at: string }[]);
    expect(rows).toMatchObject([{ began_at: "2026-01-02T00:00:00.000Z" }]);
    for (const other of [admin, stranger]) {
      expect((await other("GET", `/calls/exports/${id}`)).status).toBe(404);
      expect((await other("GET", `/calls/exports/${id}/file`)).status).toBe(404);
    }
  },
);

it("a corrected charge stands with the rate that it was corrected to", async () => {
  const { id, tenantId: of } = await world.deps.db.platform.call.findUniqueOrThrow({
    where: { retellCallId: "call_5" },
  });
  const first = await world.deps.db.platform.usageRecord.findFirstOrThrow({ where: { callId: id, entry: 0 } });
  const { id: _, entry: __, recordedAt: ___, ...charge } = first;
  const back = { billableSeconds: -charge.billableSeconds, conversationMinutes: charge.conversationMinutes.neg() };
  const rows = [
    { ...charge, entry: 1, ...back, totalCost: charge.totalCost.neg(), callCount: -1 },
    { ...charge, entry: 2, ratePerMinute: "0.4321", totalCost: "0.5000" },
  ];
  for (const data of rows) await world.deps.db.platform.usageRecord.create({ data });
  const { text } = await admin("GET", `/calls?q=${id}`, undefined, { accept: "text/csv" });
  expect(of).toBe(tenantId);
  expect(rowsOf(text)).toMatchObject([{ rate_per_minute: "0.4321", total_cost: "0.5000" }]);
});

it("of the calls that were chosen only those, and none that are not the reader's to see", async () => {
  const all = (await admin("GET", "/calls?limit=100")).body["data"] as unknown as { id: string }[];
  const ids = all.slice(-3).map(({ id }) => id);
  for (const [reader, seen] of [
    [admin, 3],
    [user, 2],
    [stranger, 0],
  ] as const) {
    const started = await reader("POST", "/calls/exports", { format: "csv", ids });
    expect(started.body).toMatchObject({ total: seen });
    const id = String(started.body["id"]);
    const { tenantId: of } = await world.deps.db.platform.callExport.findUniqueOrThrow({ where: { id } });
    await runExport(world.deps, { tenantId: of, exportId: id }, 1);
    expect(rowsOf((await reader("GET", `/calls/exports/${id}/file`)).text)).toHaveLength(seen);
  }
});

it("what somebody has made is found again by them alone, and by nobody who may see less than is in it", async () => {
  const person = await world.person(tenantId, "again@acme.test", "admin");
  const again = await world.signIn(person);
  const started: unknown[] = [];
  for (const format of ["csv", "json"]) {
    started.unshift((await again("POST", "/calls/exports", { format })).body["id"]);
  }
  const tenant = await world.deps.db.platform.tenant.findUniqueOrThrow({ where: { id: tenantId } });
  const listed = async (role: "admin" | "user") => await recentExports(world.as({ ...person, role }, tenant));
  expect((await listed("admin")).map(({ id }) => id)).toEqual(started);
  expect(await listed("admin")).toMatchObject([{ status: "pending", format: "json", total: 6 }, { format: "csv" }]);
  expect(await listed("user")).toEqual([]);
  const dayMs = 24 * 60 * 60 * 1_000;
  world.clock.move(dayMs);
  expect(await listed("admin")).toEqual([]);
  world.clock.move(-dayMs);
});

it("an empty export is a file all the same, and goes after a day", async () => {
  const started = await admin("POST", "/calls/exports", { format: "json", tag: "nobody has this" });
  const id = String(started.body["id"]);
  await runExport(world.deps, { tenantId, exportId: id }, 1);
  expect(JSON.parse((await admin("GET", `/calls/exports/${id}/file`)).text)).toEqual([]);
  await world.deps.db.platform.callExport.update({ where: { id }, data: { expiresAt: new Date(0) } });
  expect((await admin("GET", `/calls/exports/${id}`)).status).toBe(404);
  await removeOldExports(world.deps);
  expect(await world.deps.db.platform.callExport.count({ where: { id } })).toBe(0);
  expect(await world.deps.recordings.stat(`${tenantId}/exports/${id}.json`)).toBeNull();
});

it("filters by tag, end reason and mood, whatever the tag's case", async () => {
  const itemsOf = ({ body }: { body: Record<string, unknown> }) => body["data"] as unknown[];
  const count = async (query: string) => itemsOf(await admin("GET", `/calls?${query}`)).length;
  expect(await count("tag=VIP")).toBe(1);
  expect(await count("tag=vi")).toBe(0);
  expect(await count("end_reason=agent_hangup")).toBe(6);
  expect(await count("end_reason=dial_busy")).toBe(0);
  expect(await count("sentiment=Positive")).toBe(6);
  expect(await count("sentiment=Negative")).toBe(0);
});
