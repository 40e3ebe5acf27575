import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller, type TestPerson } from "../../../testing/harness";
import { lineOf, ring, type Line } from "../../../testing/line";
import { agentOf, deliver, eventsOfCall } from "../../../testing/retell-events";
import { copyRecording } from "./copy-recording";
import { settleCalls } from "./settle";

let world: World;
let line: Line;
let tenantId: string;
let admin: RestCaller;
let user: RestCaller;
let colleague: RestCaller;
let stranger: RestCaller;
let superAdmin: RestCaller;
let own: TestPerson;
let callId: string;

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  tenantId = acme.tenant.id;
  own = await world.person(tenantId, "user@acme.test", "user");
  const other = await world.person(tenantId, "other@acme.test", "user");
  const globex = await world.tenant("globex");
  const root = await world.person(null, "root@platform.test", "super_admin");
  line = await lineOf(world, acme.ctx, "+12025550160", own.userId);
  [admin, user, colleague, stranger, superAdmin] = (await Promise.all(
    [acme.admin, own, other, globex.admin, root].map((person) => world.signIn(person)),
  )) as [RestCaller, RestCaller, RestCaller, RestCaller, RestCaller];
  const retellCallId = await ring(world, line.phoneNumber, { from_number: "+4915112345678" });
  await world.sandbox.idle();
  await settleCalls(world.deps);
  callId = (await world.deps.db.platform.call.findUniqueOrThrow({ where: { retellCallId } })).id;
});
afterAll(async () => {
  await world.close();
});

const fields = [
  "id",
  "tenant_id",
  "user_id",
  "agent_id",
  "agent_name",
  "retell_call_id",
  "phone_number",
  "direction",
  "status",
  "started_at",
  "ended_at",
  "duration_seconds",
  "call_successful",
  "disconnection_reason",
  "has_recording",
  "call_analysis",
  "cost",
  "created_at",
];

type Item = Record<string, unknown> & { id: string };
const itemsOf = (answer: { body: Record<string, unknown> }) => answer.body["data"] as Item[];
const recording = () =>
  copyRecording(world.deps, { tenantId, callId }, { attempt: 1, signal: new AbortController().signal });

describe("a call over REST", () => {
  it("stands in the list with exactly the promised fields, what it cost, and no address of the provider", async () => {
    const answer = await admin("GET", "/calls");
    expect(answer.status).toBe(200);
    const [call] = itemsOf(answer);
    expect(Object.keys(call ?? {}).toSorted()).toEqual(fields.toSorted());
    expect(call).toMatchObject({
      id: callId,
      tenant_id: tenantId,
      user_id: own.userId,
      agent_id: line.agentId,
      agent_name: "Reception",
      phone_number: "+4915112345678",
      direction: "inbound",
      status: "completed",
      has_recording: false,
    });
    const cost = call?.["cost"] as Record<string, unknown>;
    expect(cost).toEqual({
      billable_seconds: call?.["duration_seconds"],
      rate_per_minute: "0.1600",
      total_cost: expect.stringMatching(/^\d+\.\d{4}$/),
    });
    expect(call?.["started_at"]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(JSON.stringify(answer.body)).not.toContain("recordings/");
    expect(answer.body).toMatchObject({ next_cursor: null, has_more: false });
  });

  it("has its transcript with word times, by itself and with the call", async () => {
    const detail = await admin("GET", `/calls/${callId}`);
    const alone = await admin("GET", `/calls/${callId}/transcript`);
    expect([detail.status, alone.status]).toEqual([200, 200]);
    expect(fields.filter((name) => !(name in detail.body))).toEqual([]);
    expect(detail.body["transcript"]).toEqual(alone.body["data"]);
    const [first, second] = itemsOf(alone);
    expect(first).toMatchObject({ sequence: 0, role: "agent", content: expect.stringContaining("Bright Dental") });
    expect(second).toMatchObject({ sequence: 1, role: "user" });
    const words = first?.["words"] as { word: string; start_ms: number; end_ms: number }[];
    expect(words[0]).toEqual({ word: "Bright", start_ms: first?.["start_time_ms"], end_ms: expect.any(Number) });
  });

  it("is there for its user, and for nobody else, as if it had never been", async () => {
    expect(itemsOf(await user("GET", "/calls"))).toHaveLength(1);
    expect((await user("GET", `/calls/${callId}`)).status).toBe(200);
    const nowhere = "0195f000-0000-7000-8000-000000000000";
    for (const caller of [colleague, stranger]) {
      expect(itemsOf(await caller("GET", "/calls"))).toEqual([]);
      for (const path of ["", "/transcript", "/audio"]) {
        const answer = await caller("GET", `/calls/${callId}${path}`);
        const never = await caller("GET", `/calls/${nowhere}${path}`);
        expect([path, answer.status]).toEqual([path, 404]);
        expect({ ...answer.body, request_id: "" }).toEqual({ ...never.body, request_id: "" });
      }
    }
    expect((await stranger("POST", `/calls/${callId}/stop`)).status).toBe(404);
    expect((await user("POST", `/calls/${callId}/stop`)).status).toBe(403);
    expect((await world.rest()("GET", "/calls")).status).toBe(401);
    expect((await stranger("GET", `/calls?tenant_id=${tenantId}`)).status).toBe(403);
  });

  it("is seen by a super admin who names the tenant", async () => {
    expect((await superAdmin("GET", "/calls")).status).toBe(400);
    expect(itemsOf(await superAdmin("GET", `/calls?tenant_id=${tenantId}`))).toHaveLength(1);
  });

  it("has no audio until the recording is here; then it is streamed, whole or by range, and the play is on record", async () => {
    expect((await user("GET", `/calls/${callId}/audio`)).status).toBe(404);
    await recording();
    expect(itemsOf(await admin("GET", "/calls"))[0]).toMatchObject({ has_recording: true });
    const signIn = await world.rest()("POST", "/auth/login", { email: own.email, password: "correct horse battery 9" });
    const headers = { authorization: `Bearer ${String(signIn.body["access_token"])}` };
    const url = `${world.url}/api/v1/calls/${callId}/audio`;
    const whole = await fetch(url, { headers });
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect([whole.status, whole.headers.get("content-type"), bytes.subarray(0, 4).toString()]).toEqual([
      200,
      "audio/wav",
      "RIFF",
    ]);
    const part = await fetch(url, { headers: { ...headers, range: "bytes=100-199" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 100-199/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
    const tag = String(whole.headers.get("etag"));
    expect(tag).toMatch(/^"[^"]+"$/);
    const date = String(whole.headers.get("last-modified"));
    const conditional = async (ifRange: string) =>
      (await fetch(url, { headers: { ...headers, range: "bytes=0-9", "if-range": ifRange } })).status;
    expect([await conditional(tag), await conditional(date)]).toEqual([206, 206]);
    expect([await conditional('"another"'), await conditional(`W/${tag}`)]).toEqual([200, 200]);
    expect(await conditional("Thu, 01 Jan 1970 00:00:00 GMT")).toBe(200);
    const beyond = await fetch(url, { headers: { ...headers, range: `bytes=${bytes.length}-` } });
    expect([beyond.status, beyond.headers.get("content-type"), beyond.headers.get("content-range")]).toEqual([
      416,
      "application/problem+json",
      `bytes */${bytes.length}`,
    ]);
    expect(await beyond.json()).toMatchObject({ status: 416, code: "validation_failed" });
    const plays = await world.deps.db.platform.auditLog.findMany({
      where: { action: "call.played", objectId: callId },
    });
    expect(plays).toMatchObject([{ actorId: own.userId, tenantId }]);
  });
});

describe("lists", () => {
  const retellAgentId = "agent_listed";
  const day = 24 * 3_600_000;
  const firstDay = Date.UTC(2026, 0, 1);
  let lister: RestCaller;
  let agentId: string;

  beforeAll(async () => {
    const { tenant, admin: person } = await world.tenant("lists");
    agentId = (await agentOf(world, tenant.id, retellAgentId)).id;
    for (let n = 0; n < 23; n++) {
      const [, ended, analyzed] = eventsOfCall({
        callId: `call_listed_${n}`,
        retellAgentId,
        // Two and two at the same instant: the order among them is by id.
        startedAtMs: firstDay + Math.floor(n / 2) * day,
        durationMs: 10_000 + n * 1_000,
        fromNumber: n % 2 ? "+33123456789" : "+4915112345678",
        direction: n === 7 ? "outbound" : "inbound",
      });
      await deliver(world, n % 3 ? analyzed : ended);
    }
    await settleCalls(world.deps);
    lister = await world.signIn(person);
  });

  it("are paged newest first without a gap or a repeat", async () => {
    const seen: Item[] = [];
    let cursor = "";
    for (let page = 0; page < 10; page++) {
      const answer = await lister("GET", `/calls?limit=5${cursor && `&cursor=${cursor}`}`);
      seen.push(...itemsOf(answer));
      if (!answer.body["has_more"]) break;
      cursor = String(answer.body["next_cursor"]);
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(23);
    const starts = seen.map((call) => String(call["started_at"]));
    expect(starts).toEqual(starts.toSorted().toReversed());
  });

  it.each([
    ["direction=outbound", 1],
    ["status=completed", 23],
    ["status=failed", 0],
    ["successful=true", 15],
    ["min_duration=20", 13],
    ["max_duration=19", 10],
    ["min_duration=20&max_duration=20", 1],
    ["phone_number=%2B33123456789", 11],
    ["phone_number=+33123456789", 11],
    ["phone_number=%2B12025550100", 23],
    ["from=2026-01-03", 19],
    ["to=2026-01-03", 4],
    ["from=2026-01-03T00:00:00Z&to=2026-01-04T00:00:00%2B00:00", 2],
    ["q=booking", 23],
    ["q=%22a%20table%22", 23],
    ["q=%22table%20a%22", 0],
    ["q=table%20-two", 0],
    ["q=call_listed_3", 1],
    ["q=3312", 11],
    ["q=100%25", 0],
    ["q=%22", 0],
    ["user_id=0195f000-0000-7000-8000-000000000000", 0],
  ])("filter by %s", async (query, expected) => {
    const answer = await lister("GET", `/calls?limit=100&${query}`);
    expect([query, answer.status, itemsOf(answer).length]).toEqual([query, 200, expected]);
  });

  it("filter by agent", async () => {
    expect(itemsOf(await lister("GET", `/calls?limit=100&agent_id=${agentId}`))).toHaveLength(23);
    expect(itemsOf(await lister("GET", `/calls?agent_id=${line.agentId}`))).toEqual([]);
  });

  it.each([
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["cursor=abc", "cursor"],
    ["cursor=WyIyMDI2Il0", "cursor"],
    ["status=lost", "status"],
    ["from=yesterday", "from"],
    ["agent_id=1", "agent_id"],
    ["min_duration=-1", "min_duration"],
    ["colour=red", "colour"],
    ["agentId=0195f000-0000-7000-8000-000000000000", "agentId"],
  ])("refuse %s and name the parameter", async (query, path) => {
    const answer = await lister("GET", `/calls?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: "validation_failed", errors: [{ path }] });
  });
});
