import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller, type TestPerson } from "../../../testing/harness";
import { lineOf, ring, type Line } from "../../../testing/line";
import { deliver, eventsOfCall } from "../../../testing/retell-events";
import { crashAt } from "../../../testing/run-elsewhere";
import type { TenantCtx } from "../../kernel/context";
import { clearCall, requeueClearings } from "./clear";
import { copyRecording } from "./copy-recording";
import { tagCalls } from "./notes/tag";
import { removeCalls } from "./remove";
import { settleCalls } from "./settle";
import { syncCalls } from "./sync";

let world: World;
let line: Line;
let tenantId: string;
let own: TestPerson;
let adminCtx: TenantCtx;
let admin: RestCaller;
let user: RestCaller;
let colleague: RestCaller;

beforeAll(async () => {
  world = await World.create();
  const { tenant, admin: boss, ctx } = await world.tenant("acme");
  [tenantId, adminCtx] = [tenant.id, ctx];
  own = await world.person(tenantId, "user@acme.test", "user");
  const other = await world.person(tenantId, "other@acme.test", "user");
  line = await lineOf(world, ctx, "+12025550170", own.userId);
  [admin, user, colleague] = (await Promise.all([boss, own, other].map((person) => world.signIn(person)))) as [
    RestCaller,
    RestCaller,
    RestCaller,
  ];
});
afterAll(() => world.close());

const rows = () => world.deps.db.platform;

/** A call that was talked, with its recording here. */
async function aCall(): Promise<{ id: string; retellCallId: string }> {
  const retellCallId = await ring(world, line.phoneNumber);
  await world.sandbox.idle();
  await settleCalls(world.deps);
  const { id } = await rows().call.findUniqueOrThrow({ where: { retellCallId } });
  await copyRecording(world.deps, { tenantId, callId: id }, { attempt: 1, signal: new AbortController().signal });
  return { id, retellCallId };
}

const entriesOf = (objectId: string) => rows().auditLog.findMany({ where: { objectId }, orderBy: { id: "asc" } });

describe("notes and tags", () => {
  it("are written by whoever may see the call, and survive what the provider tells later", async () => {
    const { id, retellCallId } = await aCall();
    const change = { notes: " Call back on Monday. ", tags: ["VIP", "refund", "vip"] };
    const answer = await user("PATCH", `/calls/${id}`, change);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, notes: "Call back on Monday.", tags: ["VIP", "refund"] });
    const [, , analyzed] = eventsOfCall({ callId: retellCallId, retellAgentId: line.retellAgentId, startedAtMs: 1e12 });
    await deliver(world, analyzed);
    await settleCalls(world.deps);
    expect((await admin("GET", `/calls/${id}`)).body).toMatchObject({
      notes: "Call back on Monday.",
      tags: ["VIP", "refund"],
      call_analysis: { call_summary: "A table was booked." },
    });
    expect((await user("PATCH", `/calls/${id}`, { notes: null })).body).toMatchObject({
      notes: null,
      tags: ["VIP", "refund"],
    });
    expect((await colleague("PATCH", `/calls/${id}`, change)).status).toBe(404);
    const log = await entriesOf(id);
    expect(log.map(({ action }) => action)).toEqual(["call.updated", "call.updated"]);
    expect(JSON.stringify(log)).not.toContain("Monday");
  });

  it("that are too many or empty are refused, and the field is named", async () => {
    const { id } = await aCall();
    const many = Array.from({ length: 21 }, (_, n) => `tag ${n}`);
    for (const [field, body] of [
      ["tags", { tags: many }],
      ["tags.0", { tags: [" "] }],
      ["notes", { notes: "x".repeat(5_001) }],
    ] as const) {
      const answer = await user("PATCH", `/calls/${id}`, body);
      expect([field, answer.status]).toEqual([field, 400]);
      expect(answer.body).toMatchObject({ errors: [{ path: field }] });
    }
  });

  it("can be given to many calls and taken from them at once, from all or from none", async () => {
    const [one, two] = [await aCall(), await aCall()];
    const ids = [one.id, two.id];
    expect(await tagCalls(adminCtx, { ids, add: ["Refund"], remove: [] })).toEqual({ changed: 2 });
    expect(await tagCalls(adminCtx, { ids, add: ["refund"], remove: [] })).toEqual({ changed: 0 });
    expect(await tagCalls(adminCtx, { ids: [one.id], add: ["late"], remove: ["REFUND"] })).toEqual({ changed: 1 });
    const tagsNow = await rows().call.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
    expect(tagsNow.map(({ tags }) => tags)).toEqual([["late"], ["Refund"]]);
    const stranger = "0195f000-0000-7000-8000-000000000000";
    await expect(tagCalls(adminCtx, { ids: [one.id, stranger], add: ["x"], remove: [] })).rejects.toThrow(
      "no such call",
    );
    expect((await rows().call.findUniqueOrThrow({ where: { id: one.id } })).tags).toEqual(["late"]);
  });
});

describe("a deleted call", () => {
  it("is gone here, in storage and at the provider, while the books keep what it cost", async () => {
    const { id, retellCallId } = await aCall();
    await user("PATCH", `/calls/${id}`, { notes: "Wants a refund.", tags: ["vip"] });
    const [charge] = await rows().usageRecord.findMany({ where: { callId: id } });
    const { recordingKey } = await rows().call.findUniqueOrThrow({ where: { id } });
    const late = eventsOfCall({ callId: retellCallId, retellAgentId: line.retellAgentId, startedAtMs: 1e12 })[2];

    expect((await user("DELETE", `/calls/${id}`)).status).toBe(403);
    expect((await colleague("DELETE", `/calls/${id}`)).status).toBe(403);
    expect((await admin("DELETE", `/calls/${id}`)).status).toBe(204);
    for (const path of ["", "/transcript", "/audio"]) {
      expect((await admin("GET", `/calls/${id}${path}`)).status).toBe(404);
    }
    expect((await admin("DELETE", `/calls/${id}`)).status).toBe(404);
    expect((await admin("PATCH", `/calls/${id}`, { notes: "x" })).status).toBe(404);
    expect(JSON.stringify((await admin("GET", "/calls?limit=100")).body)).not.toContain(id);

    // Killed after each step: the next run goes on.
    for (const point of ["calls.clear:after-recording", "calls.clear:after-provider"]) {
      await crashAt(world, point, { verb: "clearCall", input: { callId: id } });
    }
    await clearCall(world.deps, { callId: id });
    expect(await world.deps.recordings.stat(String(recordingKey))).toBeNull();
    await expect(world.deps.retell.calls.get(retellCallId)).rejects.toMatchObject({ notFound: true });

    // What comes late, or is asked for, brings nothing back.
    await deliver(world, late);
    await syncCalls(world.deps, new AbortController().signal);
    await settleCalls(world.deps);
    expect(await rows().providerEvent.count({ where: { retellCallId } })).toBe(0);
    expect(await rows().callTranscript.count({ where: { callId: id } })).toBe(0);
    expect(await rows().call.findMany({ where: { OR: [{ id }, { retellCallId }] } })).toMatchObject([
      {
        id,
        tenantId,
        userId: own.userId,
        status: "completed",
        fromNumber: null,
        phoneNumber: null,
        callAnalysis: null,
        notes: null,
        tags: [],
        recordingKey: null,
        recordingUrl: null,
        deletedAt: expect.any(Date),
        clearedAt: expect.any(Date),
      },
    ]);
    expect(await rows().usageRecord.findMany({ where: { callId: id } })).toEqual([charge]);
    expect((await entriesOf(id)).at(-1)).toMatchObject({ action: "call.deleted" });
  });

  it("S7: whose job is used up is cleared by the clock", async () => {
    const { id } = await aCall();
    await removeCalls(adminCtx, { ids: [id] });
    await rows().$executeRaw`delete from graphile_worker._private_jobs where key = ${`calls.clear:${id}`}`;
    world.clock.move(2 * 3_600_000);
    await requeueClearings(world.deps);
    const jobs = await rows().$queryRaw<unknown[]>`
      select 1 from graphile_worker._private_jobs where key = ${`calls.clear:${id}`}`;
    expect(jobs).toHaveLength(1);
    world.clock.move(-2 * 3_600_000);
  });

  it("was over before: one that goes on is refused", async () => {
    const { id } = await aCall();
    const open = await aCall();
    await rows().call.update({ where: { id: open.id }, data: { status: "in_progress" } });
    await expect(removeCalls(adminCtx, { ids: [id, open.id] })).rejects.toThrow("Hang it up first");
    expect((await rows().call.findUniqueOrThrow({ where: { id } })).deletedAt).toBeNull();
  });

  it("takes a copy of its recording along that was on its way", async () => {
    const retellCallId = await ring(world, line.phoneNumber);
    await world.sandbox.idle();
    await settleCalls(world.deps);
    const { id } = await rows().call.findUniqueOrThrow({ where: { retellCallId } });
    await removeCalls(adminCtx, { ids: [id] });
    await copyRecording(world.deps, { tenantId, callId: id }, { attempt: 1, signal: new AbortController().signal });
    expect(await world.deps.recordings.stat(`${tenantId}/${id}.wav`)).toBeNull();
    expect((await rows().call.findUniqueOrThrow({ where: { id } })).recordingStatus).toBe("none");
  });
});
