import { createDb } from "@voxcalls/db";
import { startOwnServer, type OwnServer } from "@voxcalls/db/testing/own-server";
import { createTemplate } from "@voxcalls/db/testing/template";
import { afterAll, beforeAll, expect, it } from "vitest";
import { World, type RestCaller } from "../testing/harness";
import { agentOf, deliver, eventsOfCall } from "../testing/retell-events";

/** As in production. */
const limits = { queryTimeoutMs: 3_000, connectTimeoutMs: 2_000, transactionTimeoutMs: 5_000 };
const retellAgentId = "agent_frozen";

let server: OwnServer;
let world: World;
let admin: RestCaller;

beforeAll(async () => {
  server = await startOwnServer();
  const { drop: _, ...template } = await createTemplate(server.url);
  world = await World.create({ database: { template, ...limits } });
  const { tenant, admin: person } = await world.tenant("frozen");
  await agentOf(world, tenant.id, retellAgentId);
  admin = await world.signIn(person);
}, 120_000);
afterAll(async () => {
  await world.close();
  await server.remove();
});

let calls = 0;
function aWebhook() {
  const startedAtMs = world.clock.now().getTime() - 90_000;
  return eventsOfCall({ callId: `call_frozen_${++calls}`, retellAgentId, startedAtMs })[0];
}

/** One request of every kind that needs the database, with what came of it. */
async function everyDoor(): Promise<number[]> {
  const answers = await Promise.all([
    admin("GET", "/agents"),
    admin("GET", "/calls"),
    admin("GET", "/auth/me"),
    admin("PATCH", "/auth/me", { name: "Frozen" }),
    world.rest()("POST", "/auth/login", { email: "nobody@frozen.test", password: "wrong but long enough" }),
    deliver(world, aWebhook()),
  ]);
  return answers.map(({ status }) => status);
}

const served = [200, 200, 200, 200, 401, 204];
const healthy = async (at: World) => (await fetch(`${at.url}/api/health`)).status;

/** The processes that serve the runtime roles, and the one that would start new ones. */
async function processesOf(ownerUrl: string): Promise<number[]> {
  const owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, poolSize: 1 });
  const rows = await owner.platform.$queryRaw<{ pid: number }[]>`
    select pid from pg_stat_activity where usename like 'voxcalls_%'`;
  await owner.close();
  return [server.pid(), ...rows.map(({ pid }) => pid)];
}

it("D3: while the database is frozen every door says 503, the process lives, and then all goes on", async () => {
  await expect.poll(everyDoor).toEqual(served);
  const frozen = await processesOf(world.database.ownerUrl);
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  try {
    for (let round = 0; round < 2; round++) {
      // An answer at all is what matters: without limits of our own these would hang until the test gives up.
      expect(new Set(await everyDoor())).toEqual(new Set([503]));
      expect(await healthy(world)).toBe(200);
    }
  } finally {
    for (const pid of frozen) process.kill(pid, "SIGCONT");
  }
  await expect.poll(everyDoor, { timeout: 60_000, interval: 500 }).toEqual(served);
}, 180_000);

it("D4: with every connection taken the rest is told 503 and to come again, and is served once one is free", async () => {
  // Long enough for those who hold the connections, so that none is freed before everybody else was turned away.
  const database = { poolSize: 3, queryTimeoutMs: 60_000, connectTimeoutMs: 2_000, transactionTimeoutMs: 60_000 };
  const crowded = await World.create({ database });
  const { ownerUrl } = crowded.database;
  const owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, transactionTimeoutMs: 150_000, poolSize: 2 });
  let release = () => {};
  try {
    const { admin: person } = await crowded.tenant("crowded");
    const call = await crowded.signIn(person);
    await expect.poll(async () => (await call("GET", "/calls")).status).toBe(200);
    const released = new Promise<void>((resolve) => (release = resolve));
    let holding: Promise<void> | undefined;
    await new Promise<void>((locked, failed) => {
      holding = owner.platform.$transaction(async (tx) => {
        await tx.$executeRaw`set local idle_in_transaction_session_timeout = 0`;
        await tx.$executeRaw`lock table agents in access exclusive mode`;
        locked();
        await released;
      });
      holding.catch(failed);
    });
    const holders = Array.from({ length: database.poolSize }, async () => (await call("GET", "/agents")).status);
    const waiting = async () => {
      const [row] = await owner.platform.$queryRaw<{ n: number }[]>`
        select count(*)::int as n from pg_locks where not granted and relation = 'agents'::regclass`;
      return row?.n;
    };
    await expect.poll(waiting).toBe(database.poolSize);
    const turnedAway = await Promise.all(Array.from({ length: 40 }, async () => await call("GET", "/calls")));
    expect(new Set(turnedAway.map(({ status }) => status))).toEqual(new Set([503]));
    expect(turnedAway[0]?.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await healthy(crowded)).toBe(200);
    // The own account is read by other connections.
    expect((await call("GET", "/auth/sessions")).status).toBe(200);
    release();
    await holding;
    expect(await Promise.all(holders)).toEqual(Array.from({ length: database.poolSize }, () => 200));
    await expect.poll(async () => (await call("GET", "/calls")).status).toBe(200);
  } finally {
    release();
    await owner.close();
    await crowded.close();
  }
}, 180_000);
