import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "../../testing/harness";
import { tidy } from "./tidy";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

it("removes what has had its time and nothing else", async () => {
  const db = world.deps.db.platform;
  const now = world.clock.now().getTime();
  const hours = (n: number) => new Date(now - n * 3_600_000);
  const { admin } = await world.tenant("tidy");
  const ownerId = admin.userId;
  await db.idempotencyKey.createMany({
    data: [25, 23].map((age) => ({ ownerId, key: `${age}`, requestHash: "", createdAt: hours(age) })),
  });
  await db.workerHeartbeat.createMany({ data: [25, 1].map((age) => ({ workerId: `${age}`, seenAt: hours(age) })) });
  await db.rateLimit.createMany({
    data: [-1, 1].map((age) => ({ key: `${age}`, expire: BigInt(now + age * 60_000) })),
  });
  await db.session.createMany({
    data: [31, 29, -1].map((days) => ({ userId: ownerId, userAgent: `${days}`, expiresAt: hours(24 * days) })),
  });
  await tidy(world.deps);
  expect(await db.idempotencyKey.findMany({ select: { key: true } })).toEqual([{ key: "23" }]);
  expect(await db.workerHeartbeat.findMany({ select: { workerId: true } })).toEqual([{ workerId: "1" }]);
  expect(await db.rateLimit.findMany({ select: { key: true } })).toEqual([{ key: "1" }]);
  const sessions = await db.session.findMany({ select: { userAgent: true }, orderBy: { expiresAt: "asc" } });
  expect(sessions).toEqual([{ userAgent: "29" }, { userAgent: "-1" }]);
});

it("removes the events of calls that are long over, whole calls only, in batches, and keeps what waits for a person", async () => {
  const db = world.deps.db.platform;
  const days = (n: number) => new Date(world.clock.now().getTime() - n * 24 * 3_600_000);
  const event = (call: string, age: number, state: "settled" | "dead" | "parked" = "settled") => ({
    eventKey: `${call} ${age}`,
    event: "call_ended",
    retellCallId: call,
    body: {},
    state,
    receivedAt: days(age),
  });
  await db.providerEvent.createMany({
    data: [
      ...Array.from({ length: 1_500 }, (_, n) => event(`call_old_${n}`, 91)),
      event("call_told_late", 95),
      event("call_told_late", 80),
      event("call_half_dead", 95),
      event("call_half_dead", 94, "dead"),
      event("call_parked", 95, "parked"),
      event("call_young", 89),
    ],
  });
  await tidy(world.deps);
  const left = await db.providerEvent.groupBy({ by: ["retellCallId"], _count: true, orderBy: { retellCallId: "asc" } });
  expect(left.map(({ retellCallId, _count }) => [retellCallId, _count])).toEqual([
    ["call_half_dead", 2],
    ["call_parked", 1],
    ["call_told_late", 2],
    ["call_young", 1],
  ]);
  await db.providerEvent.deleteMany();
});

it("W11: says aloud when events of an unknown agent wait for more than a day", async () => {
  const said: unknown[] = [];
  const log = { ...world.deps.log, error: (facts: unknown) => said.push(facts) } as unknown as typeof world.deps.log;
  const event = { eventKey: "parked", event: "call_started", body: {}, state: "parked" } as const;
  await world.deps.db.platform.providerEvent.create({ data: { ...event, receivedAt: world.clock.now() } });
  await tidy({ ...world.deps, log });
  expect(said).toEqual([]);
  world.clock.move(25 * 3_600_000);
  await tidy({ ...world.deps, log });
  expect(said).toEqual([{ parked: 1 }]);
});
