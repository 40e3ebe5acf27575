import { afterAll, beforeAll, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { lineOf, ring, type Line } from "../../../testing/line";
import { deliver, eventsOfCall } from "../../../testing/retell-events";
import { crashAt } from "../../../testing/run-elsewhere";
import { copyRecording } from "./copy-recording";
import { forgetContent } from "./forget";
import { settleCalls } from "./settle";

const dayMs = 24 * 3_600_000;
let world: World;
let line: Line;
let tenantId: string;
let admin: RestCaller;

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  tenantId = acme.tenant.id;
  line = await lineOf(world, acme.ctx, "+12025550180");
  admin = await world.signIn(acme.admin);
});
afterAll(() => world.close());

const rows = () => world.deps.db.platform;
const run = () => forgetContent(world.deps, new AbortController().signal);

/** A call that was talked so many days ago, with its recording here. */
async function aCall(daysAgo: number): Promise<{ id: string; retellCallId: string }> {
  const retellCallId = await ring(world, line.phoneNumber);
  await world.sandbox.idle();
  await settleCalls(world.deps);
  const { id, occurredAt } = await rows().call.findUniqueOrThrow({ where: { retellCallId } });
  await copyRecording(world.deps, { tenantId, callId: id }, { attempt: 1, signal: new AbortController().signal });
  const then = new Date(occurredAt.getTime() - daysAgo * dayMs);
  await rows().call.update({ where: { id }, data: { occurredAt: then } });
  return { id, retellCallId };
}

it("recordings and words go when their time is over, here, in storage and at the provider, and nothing else does", async () => {
  const [old, middle, young] = [await aCall(40), await aCall(20), await aCall(1)];
  await run();
  expect(await rows().call.count({ where: { clearedAt: { not: null } } })).toBe(0);
  const change = await admin("PATCH", "/tenant", { keep_recordings_days: 10, keep_words_days: 30 });
  expect(change.body).toMatchObject({ keep_recordings_days: 10, keep_words_days: 30 });
  await crashAt(world, "calls.forget:after-provider", { verb: "forgetContent", input: {} });
  await run();

  const tell = async ({ id }: { id: string }) => {
    const { body }: { body: Record<string, unknown> } = await admin("GET", `/calls/${id}`);
    return [body["recording_status"], (body["transcript"] as unknown[]).length > 0, body["call_analysis"] !== null];
  };
  expect(await tell(old)).toEqual(["expired", false, false]);
  expect(await tell(middle)).toEqual(["expired", true, true]);
  expect(await tell(young)).toEqual(["stored", true, true]);
  for (const { id, retellCallId } of [old, middle]) {
    expect(await world.deps.recordings.stat(`${tenantId}/${id}.wav`)).toBeNull();
    await expect(world.deps.retell.calls.get(retellCallId)).rejects.toMatchObject({ notFound: true });
  }
  expect(await world.deps.retell.calls.get(young.retellCallId)).toMatchObject({ retellCallId: young.retellCallId });
  expect((await admin("GET", `/calls/${old.id}/audio`)).status).toBe(404);

  // What comes late brings nothing back, and the books are as they were.
  const late = { callId: old.retellCallId, retellAgentId: line.retellAgentId, startedAtMs: 1e12 };
  await deliver(world, eventsOfCall(late)[2]);
  await settleCalls(world.deps);
  expect(await tell(old)).toEqual(["expired", false, false]);
  expect(await rows().usageRecord.count({ where: { callId: old.id } })).toBe(1);
});

it("days that make no sense are refused by name", async () => {
  for (const days of [0, 3_651, 1.5]) {
    const answer = await admin("PATCH", "/tenant", { keep_words_days: days });
    expect([days, answer.status]).toEqual([days, 400]);
    expect(answer.body).toMatchObject({ errors: [{ path: "keep_words_days" }] });
  }
  expect((await admin("PATCH", "/tenant", { keep_words_days: null })).body).toMatchObject({ keep_words_days: null });
});
