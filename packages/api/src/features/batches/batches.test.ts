import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type RestCaller } from "../../../testing/harness";
import { lineOf, requestsOf, type Line } from "../../../testing/line";

let world: World;
let line: Line;
let tenantId: string;
let admin: RestCaller;
let user: RestCaller;
let stranger: RestCaller;
let strangersLine: Line;

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  const globex = await world.tenant("globex");
  tenantId = acme.tenant.id;
  line = await lineOf(world, acme.ctx, "+12025550190");
  strangersLine = await lineOf(world, globex.ctx, "+12025550191");
  admin = await world.signIn(acme.admin);
  user = await world.signIn(await world.person(tenantId, "user@acme.test", "user"));
  stranger = await world.signIn(globex.admin);
});
afterAll(async () => {
  await world.close();
});

const db = () => world.deps.db.platform;
const order = (facts: Record<string, unknown> = {}) => ({
  name: "Reminders",
  agent_id: line.agentId,
  number_column: "phone",
  variable_columns: { name: "Name" },
  ...facts,
});

async function drafted(facts: Record<string, unknown> = {}): Promise<string> {
  const answer = await admin("POST", "/batches", order(facts));
  expect([answer.status, answer.text]).toEqual([201, expect.stringContaining("draft")]);
  return String(answer.body["id"]);
}

async function send(caller: string, path: string, content: string): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  form.append("file", new Blob([content], { type: "text/csv" }), "list.csv");
  const answer = await fetch(`${world.url}/api/v1${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${caller}` },
    body: form,
  });
  return { status: answer.status, body: await answer.json() };
}

describe("making a batch", () => {
  it("says what it will do, with the agent's own number when none is named", async () => {
    const id = await drafted({ starts_at: "2030-01-01T00:00:00Z", lines_at_once: 3 });
    expect((await admin("GET", `/batches/${id}`)).body).toMatchObject({
      state: "draft",
      agent_name: "Reception",
      from_number: line.phoneNumber,
      window_from: "09:00",
      window_to: "18:00",
      weekdays: [1, 2, 3, 4, 5],
      lines_at_once: 3,
      variable_columns: { name: "Name" },
      rows: { waiting: 0, refused: 0 },
      total_cost: "0.0000",
    });
    expect((await admin("GET", "/batches")).body["data"]).toMatchObject([{ id, waits: null }]);
    expect((await admin("GET", "/batches?q=MINDER")).body["data"]).toMatchObject([{ id }]);
    expect((await admin("GET", "/batches?q=other")).body["data"]).toEqual([]);
    expect((await stranger("GET", "/batches")).body["data"]).toEqual([]);
    expect((await stranger("GET", `/batches/${id}`)).status).toBe(404);
    expect((await user("GET", "/batches")).status).toBe(403);
  });

  it.each([
    [{ name: " " }, 400, "name"],
    [{ window_from: "18:00", window_to: "09:00" }, 400, "window_to"],
    [{ window_from: "09:10" }, 400, "window_from"],
    [{ weekdays: [] }, 400, "weekdays"],
    [{ lines_at_once: 61 }, 400, "lines_at_once"],
    [{ lines_at_once: 0 }, 400, "lines_at_once"],
    [{ max_tries: 6 }, 400, "max_tries"],
    [{ retry_on: ["answered"] }, 400, "retry_on.0"],
    [{ variable_columns: { "a b": "Name" } }, 400, "variable_columns.a b"],
    [{ from_number: "somebody" }, 400, "from_number"],
    [{ agent_id: "0195f000-0000-7000-8000-000000000000" }, 404, undefined],
    [{ state: "running" }, 400, "state"],
  ])("refuses %j with %i", async (facts, status, path) => {
    const answer = await admin("POST", "/batches", order(facts));
    expect(answer.status).toBe(status);
    if (path !== undefined) expect(answer.body["errors"]).toMatchObject([{ path }]);
  });

  it("Z8: neither a number nor an agent of another organisation is taken", async () => {
    const before = await db().batch.count();
    for (const facts of [{ from_number: strangersLine.phoneNumber }, { agent_id: strangersLine.agentId }])
      expect((await admin("POST", "/batches", order(facts))).status).toBe(404);
    expect(await db().batch.count()).toBe(before);
  });
});

describe("the numbers of a batch", () => {
  it("come from a file, line by line, with what is not called named; another file takes the place of the first", async () => {
    await admin("POST", "/do-not-call", { numbers: "+12025550102", source: "asked by mail" });
    const id = await drafted();
    const csv = [
      "Name,phone",
      "Ada,+1 202 555 0100",
      "Bo,nobody",
      "Cy,+12025550100",
      "Di,+12025550102",
      `"=HYPERLINK(""x"")",+12025550103`,
    ].join("\r\n");
    const answer = await admin("POST", `/batches/${id}/rows`, { csv });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        good: 2,
        refused: 3,
        lines: [
          { line: 3, to_number: "nobody", reason: "not_a_number", message: expect.stringContaining("country code") },
          { line: 4, to_number: "+12025550100", reason: "duplicate", message: expect.stringContaining("further up") },
          {
            line: 5,
            to_number: "+12025550102",
            reason: "do_not_call",
            message: expect.stringContaining("do-not-call"),
          },
        ],
      },
    ]);
    const token = await tokenOf("admin@acme.test");
    expect(await send(token, `/batches/${id}/rows`, csv)).toMatchObject({ status: 200, body: { good: 2, refused: 3 } });
    const page = await admin("GET", `/batches/${id}/rows?limit=2`);
    expect(page.body).toMatchObject({
      has_more: true,
      data: [
        { line: 2, to_number: "+12025550100", variables: { name: "Ada" }, state: "waiting", outcome: null, tries: 0 },
        { line: 3, to_number: "nobody", state: "refused", outcome: "not_a_number", call_id: null },
      ],
    });
    const rest = await admin("GET", `/batches/${id}/rows?limit=100&cursor=${String(page.body["next_cursor"])}`);
    expect(rest.body["data"]).toMatchObject([{ line: 4 }, { line: 5 }, { line: 6 }]);
    expect((await admin("GET", `/batches/${id}/rows?cursor=nonsense`)).status).toBe(400);
    expect((await admin("GET", `/batches/${id}/rows?state=refused`)).body["data"]).toHaveLength(3);
    expect((await stranger("GET", `/batches/${id}/rows`)).status).toBe(404);
    const file = await admin("GET", `/batches/${id}/rows`, undefined, { accept: "text/csv" });
    expect(parse<Record<string, string>>(file.text, { columns: true })).toMatchObject([
      { line: "2", to_number: "+12025550100", state: "waiting", name: "Ada" },
      { line: "3", to_number: "nobody", outcome: "not_a_number" },
      { line: "4" },
      { line: "5", explanation: "On the do-not-call list" },
      { line: "6", name: `'=HYPERLINK("x")` },
    ]);
  });

  it("are refused where calls may not go, each with its country", async () => {
    await admin("PATCH", "/tenant", { outbound_countries: ["US"] });
    const id = await drafted();
    const csv = "phone,Name\n+12025550100,Ada\n+4915112345678,Bo\n+436601234567,Cy";
    const { body } = await admin("POST", `/batches/${id}/rows`, { csv });
    await admin("PATCH", "/tenant", { outbound_countries: null });
    expect(body).toMatchObject({
      good: 1,
      lines: [
        { line: 3, reason: "country", message: expect.stringContaining("Germany") },
        { line: 4, reason: "country", message: expect.stringContaining("Austria") },
      ],
    });
  });

  it("of a file of 100,000 lines with broken ones the good ones go in, and the bad ones are named", async () => {
    const id = await drafted();
    const lines = Array.from(
      { length: 100_000 },
      (_, n) => `${n % 100 === 7 ? "nobody" : `+1202${2_000_000 + n}`},Ada`,
    );
    const answer = await send(
      await tokenOf("admin@acme.test"),
      `/batches/${id}/rows`,
      `phone,Name\n${lines.join("\n")}`,
    );
    expect(answer).toMatchObject({ status: 200, body: { good: 99_000, refused: 1_000 } });
    expect(await db().batchRow.count({ where: { batchId: id, state: "waiting" } })).toBe(99_000);
    const { body } = await admin("GET", `/batches/${id}/rows?state=refused&limit=2`);
    expect(body["data"]).toMatchObject([{ line: 9, to_number: "nobody", outcome: "not_a_number" }, { line: 109 }]);
  });

  it("are refused without a file, without the column, and once it was started", async () => {
    const id = await drafted({ starts_at: "2030-01-01T00:00:00Z" });
    expect((await admin("POST", `/batches/${id}/start`, { has_consent: true })).status).toBe(409);
    expect((await admin("POST", `/batches/${id}/rows`, {})).body["errors"]).toMatchObject([{ path: "file" }]);
    expect((await admin("POST", `/batches/${id}/rows`, { csv: "mobile\n+12025550100" })).body["errors"]).toMatchObject([
      { path: "file", message: expect.stringContaining("mobile") },
    ]);
    const csv = "phone,Name\n+12025550100,Ada";
    expect((await admin("POST", `/batches/${id}/rows`, { csv })).status).toBe(200);
    expect((await admin("POST", `/batches/${id}/start`, { has_consent: false })).status).toBe(400);
    expect((await admin("POST", `/batches/${id}/start`, {})).body["errors"]).toMatchObject([{ path: "has_consent" }]);
    expect((await admin("POST", `/batches/${id}/start`, { has_consent: true })).body).toMatchObject({
      state: "scheduled",
    });
    expect((await admin("POST", `/batches/${id}/rows`, { csv })).status).toBe(409);
    expect((await admin("POST", `/batches/${id}/resume`)).status).toBe(409);
    expect((await admin("POST", `/batches/${id}/pause`)).body).toMatchObject({ state: "paused" });
    expect((await admin("POST", `/batches/${id}/cancel`)).body).toMatchObject({
      state: "cancelled",
      rows: { waiting: 0, cancelled: 1 },
    });
    expect((await admin("POST", `/batches/${id}/resume`)).status).toBe(409);
  });
});

describe("the do-not-call list", () => {
  it("takes what is pasted, names what is no number, and lets nobody of the tenant call", async () => {
    const answer = await admin("POST", "/do-not-call", {
      numbers: "+49 1511 2345001, +4915112345002;\n'+4915112345001\nnot a number",
      source: "asked on the telephone",
    });
    expect(answer.body).toEqual({
      added: 2,
      known: 0,
      refused_count: 1,
      refused: [{ line: 3, text: "not a number", message: "is not a telephone number with its country code" }],
    });
    const again = await admin("POST", "/do-not-call", { numbers: "+4915112345001", source: "again" });
    expect(again.body).toMatchObject({ added: 0, known: 1 });
    const before = (await requestsOf(world)).length;
    const call = { agent_id: line.agentId, to_number: "+49 1511 2345001" };
    const refused = await admin("POST", "/calls", call);
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { code: "validation_failed", errors: [{ path: "to_number", message: "is on your do-not-call list" }] },
    ]);
    expect(await requestsOf(world)).toHaveLength(before);
    expect(await db().callHold.count({ where: { tenantId, callId: null } })).toBe(0);
    const listed = (await admin("GET", "/do-not-call?q=345001")).body["data"] as unknown as { id: string }[];
    expect(listed).toMatchObject([
      { phone_number: "+4915112345001", source: "asked on the telephone", added_by: "admin@acme.test" },
    ]);
    const path = `/do-not-call/${listed[0]?.id ?? ""}`;
    expect((await stranger("DELETE", path)).status).toBe(404);
    expect((await user("DELETE", path)).status).toBe(403);
    expect((await stranger("GET", "/do-not-call")).body["data"]).toEqual([]);
    expect((await admin("DELETE", path)).status).toBe(204);
    expect((await admin("POST", "/calls", call)).status).toBe(201);
  });
});

async function tokenOf(email: string): Promise<string> {
  const answer = await world.rest()("POST", "/auth/login", { email, password });
  return String(answer.body["access_token"]);
}
