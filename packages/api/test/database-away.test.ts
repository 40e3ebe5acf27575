import { startOwnServer, type OwnServer } from "@voxcalls/db/testing/own-server";
import { createTemplate } from "@voxcalls/db/testing/template";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { World, type RestCaller } from "../testing/harness";
import { agentOf, deliver, eventsOfCall, type WireEvent } from "../testing/retell-events";

/** As in production: these are what the promises are made of. */
const limits = { queryTimeoutMs: 3_000, connectTimeoutMs: 2_000, transactionTimeoutMs: 5_000 };
const retellAgentId = "agent_away";

let server: OwnServer;
let world: World;
let admin: RestCaller;

beforeAll(async () => {
  server = await startOwnServer();
  const { drop: _, ...template } = await createTemplate(server.url);
  world = await World.create({ database: { template, ...limits } });
  const { tenant, admin: person } = await world.tenant("away");
  await agentOf(world, tenant.id, retellAgentId);
  admin = await world.signIn(person);
}, 120_000);
afterAll(async () => {
  await world.close();
  await server.remove();
});

let made = 0;
function aCall() {
  const startedAtMs = world.clock.now().getTime() - 90_000;
  return eventsOfCall({ callId: `call_away_${++made}`, retellAgentId, startedAtMs });
}

/** One request of every kind that needs the database, with what came of it. */
async function everyDoor(): Promise<number[]> {
  const answers = await Promise.all([
    admin("GET", "/agents"),
    admin("GET", "/calls"),
    admin("GET", "/auth/me"),
    world.rest()("POST", "/auth/login", { email: "admin@away.test", password: "wrong but long enough" }),
    deliver(world, aCall()[0]),
  ]);
  return answers.map(({ status }) => status);
}

it("D2: ten seconds without a database fail requests cleanly and lose no event", async () => {
  await world.startWorker();
  const calls = Array.from({ length: 40 }, () => aCall());
  const odd: number[] = [];
  /** As Retell does: what was not taken comes again. */
  const send = async (event: WireEvent) => {
    for (;;) {
      const { status } = await deliver(world, event);
      if (status === 204) return;
      if (status !== 503) odd.push(status);
      await pause(500);
    }
  };
  let isAway = true;
  const asked: number[] = [];
  const asking = (async () => {
    while (isAway) {
      asked.push(...(await everyDoor()));
      await pause(100);
    }
  })();
  const sending = calls.flatMap((events, n) =>
    events.map(async (event, k) => {
      await pause(n * 100 + k * 700);
      await send(event);
    }),
  );
  await pause(1_000);
  process.kill(server.pid(), "SIGQUIT");
  await pause(10_000);
  await server.start();
  await Promise.all(sending);
  isAway = false;
  await asking;
  // Whatever the doors say otherwise (a wrong password is one), they say it as it should be said.
  expect(odd).toEqual([]);
  expect(asked.filter((status) => ![200, 204, 401, 503].includes(status))).toEqual([]);
  expect(asked).toContain(503);
  const retellCallId = { in: calls.map(([started]) => started.call.call_id) };
  expect(await world.deps.db.platform.providerEvent.count({ where: { retellCallId } })).toBe(3 * calls.length);
  const settled = () => world.deps.db.platform.call.count({ where: { retellCallId, status: "completed" } });
  await expect.poll(settled, { timeout: 60_000 }).toBe(calls.length);
  expect(await world.deps.db.platform.usageRecord.count({ where: { call: { retellCallId } } })).toBe(calls.length);
}, 180_000);
