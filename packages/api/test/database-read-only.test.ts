import { createDb } from "@voxcalls/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDoors, type Doors } from "../src/doors";
import { World, type RestCaller } from "../testing/harness";
import { lineOf, type Line } from "../testing/line";
import { eventsOfCall, signatureOf } from "../testing/retell-events";
import { settleCalls } from "../src/features/calls/settle";

let world: World;
let line: Line;
let admin: RestCaller;
let token: string;

beforeAll(async () => {
  world = await World.create();
  const { ctx, admin: person } = await world.tenant("read-only");
  line = await lineOf(world, ctx, "+12025550620");
  admin = await world.signIn(person);
  const answer = await world.rest()("POST", "/auth/login", {
    email: person.email,
    password: "correct horse battery 9",
  });
  token = String(answer.body["access_token"]);
});
afterAll(async () => {
  await world.close();
});

async function setReadOnly(isReadOnly: boolean): Promise<void> {
  const { ownerUrl } = world.database;
  const owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, poolSize: 1 });
  const to = isReadOnly ? "set default_transaction_read_only = on" : "reset default_transaction_read_only";
  try {
    await owner.platform.$transaction(async (tx) => {
      await tx.$executeRawUnsafe("set transaction read write");
      await tx.$executeRawUnsafe(`alter database "${new URL(ownerUrl).pathname.slice(1)}" ${to}`);
    });
  } finally {
    await owner.close();
  }
}

/** What stands in the tables that the requests below would write. */
async function rowsNow() {
  const { platform } = world.deps.db;
  return {
    agents: await platform.agent.count(),
    calls: await platform.call.count(),
    events: await platform.providerEvent.count(),
    holds: await platform.callHold.count(),
    declined: await platform.declinedCall.count(),
    audit: await platform.auditLog.count(),
  };
}

async function rest(doors: Doors, method: string, path: string, body?: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const request = new Request(`${world.url}/api/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await doors.fetch(request, "127.0.0.1")).status;
}

async function webhook(doors: Doors, path: string, event: unknown): Promise<number> {
  const body = JSON.stringify(event);
  const headers = { "x-retell-signature": signatureOf(body, world.clock.now().getTime()) };
  const request = new Request(`${world.url}/api/webhooks/retell${path}`, { method: "POST", body, headers });
  return (await doors.fetch(request, "127.0.0.1")).status;
}

it("D6: on a read-only database writes and webhooks are 503, reads are 200, and no half row is left", async () => {
  const startedAtMs = world.clock.now().getTime() - 90_000;
  const [, ended] = eventsOfCall({ callId: "call_read_only", retellAgentId: line.retellAgentId, startedAtMs });
  const ringing = { call_id: "call_rings_read_only", from_number: "+4915112345678", to_number: line.phoneNumber };
  const before = await rowsNow();
  await setReadOnly(true);
  // Connections that are made from now on are bound by it, as those of a replica would be.
  const { appUrl, platformUrl } = world.database;
  const db = createDb({ appUrl, platformUrl, queryTimeoutMs: 15_000, connectTimeoutMs: 15_000 });
  const doors = createDoors({ ...world.deps, db });
  try {
    for (const path of ["/agents", "/calls", "/phone-numbers", "/usage/summary", "/auth/me"])
      expect([path, await rest(doors, "GET", path)]).toEqual([path, 200]);
    const agent = { name: "Half", system_prompt: "You answer.", voice_id: "retell-Cimo" };
    expect(await rest(doors, "POST", "/agents", agent)).toBe(503);
    const order = { agent_id: line.agentId, to_number: "+4915112340888" };
    expect(await rest(doors, "POST", "/calls", order)).toBe(503);
    expect(await rest(doors, "PATCH", "/tenant", { name: "Half" })).toBe(503);
    expect(await webhook(doors, "", ended)).toBe(503);
    expect(await webhook(doors, "/inbound", { event: "call_inbound", call_inbound: ringing })).toBe(503);
  } finally {
    await setReadOnly(false);
    await db.close();
  }
  expect(await rowsNow()).toEqual(before);
  // What was turned away and comes again is taken as if nothing had been.
  expect(await webhook(world.doors, "", ended)).toBe(204);
  await settleCalls(world.deps);
  expect((await admin("GET", "/calls")).body["data"]).toHaveLength(1);
});
