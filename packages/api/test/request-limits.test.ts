import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDoors } from "../src/doors";
import { createRateLimits, type RateLimits } from "../src/kernel/rate-limits";
import { password, World } from "../testing/harness";
import { hasRedis, startRedis, type OwnRedis } from "../testing/redis";

// A hundredth of the contract's limits: 6 requests a minute for a session, 60 for a tenant.
const scale = 0.01;
const scaled = (world: World, limits?: RateLimits) => {
  const env = { ...world.deps.env, RATE_LIMIT_SCALE: scale };
  return { ...world.deps, env, limits: limits ?? createRateLimits(env, world.deps.db.platform, world.deps.log) };
};

let world: World;

beforeAll(async () => {
  world = await World.create();
});
afterAll(() => world.close());

/** A signed-in person's requests at doors of a process of its own. */
async function caller(slug: string, limits?: RateLimits) {
  const { admin } = await world.tenant(slug);
  const login = async () => {
    const answer = await world.rest()("POST", "/auth/login", { email: admin.email, password });
    return String(answer.body["access_token"]);
  };
  const token = await login();
  const doors = createDoors(scaled(world, limits));
  const ask = async (path = "/api/v1/auth/me", with_ = token) =>
    await doors.fetch(
      new Request(`${world.url}${path}`, { headers: { authorization: `Bearer ${with_}` } }),
      "192.0.2.1",
    );
  return { ask, login, anotherProcess: () => createDoors(scaled(world, limits)), token };
}

async function statusesOf(count: number, ask: () => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push((await ask()).status);
  return statuses;
}

describe("the limit of requests", () => {
  it("refuses a session's seventh with 429 and says when to come back", async () => {
    const { ask } = await caller("seventh");
    const first = await ask();
    expect(first.status).toBe(200);
    expect(first.headers.get("ratelimit-policy")).toBe('"caller";q=6;w=60, "tenant";q=60;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"caller";r=5;t=\d+, "tenant";r=59;t=\d+$/);
    expect(await statusesOf(5, ask)).toEqual([200, 200, 200, 200, 200]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({ code: "rate_limited" });
  });

  it("counts REST and tRPC together, and a batch as one", async () => {
    const { ask } = await caller("together");
    await ask("/api/trpc/auth.me,billing.summary?batch=1&input=%7B%7D");
    await ask("/api/trpc/auth.me");
    expect(await statusesOf(4, ask)).toEqual([200, 200, 200, 200]);
    const refused = await ask("/api/trpc/auth.me");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  it("gives another session of the same person a budget of its own, within the tenant's", async () => {
    const { ask, login } = await caller("sessions");
    expect((await statusesOf(7, ask)).at(-1)).toBe(429);
    const other = await login();
    const answer = await ask("/api/v1/auth/me", other);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("ratelimit")).toMatch(/"tenant";r=53;/);
    const tokens = await Promise.all(Array.from({ length: 10 }, login));
    const statuses: number[] = [];
    for (const token of tokens) statuses.push(...(await statusesOf(6, () => ask("/api/v1/auth/me", token))));
    expect(statuses.filter((status) => status === 200)).toHaveLength(53);
  });

  it("lets the next minute begin anew", async () => {
    const { ask } = await caller("anew");
    expect((await statusesOf(7, ask)).at(-1)).toBe(429);
    world.clock.move(61_000);
    expect((await ask()).status).toBe(200);
  });

  it.each([
    ["POST", "/api/v1/auth/refresh", { refresh_token: "nothing" }],
    ["POST", "/api/v1/auth/verify-email", { token: "nothing" }],
    ["POST", "/api/v1/auth/password/reset", { token: "nothing", password }],
    ["GET", "/api/v1/auth/invitations/nothing", undefined],
    ["POST", "/api/v1/auth/invitations/nothing/accept", { name: "Nobody", password }],
    ["POST", "/api/trpc/auth.refresh", { json: { refreshToken: "nothing" } }],
    ["GET", "/api/v1/agents", undefined],
  ])("K5: refuses the seventh of a network that nobody is known in at %s %s, and no other network's", async (...of) => {
    const [method, path, body] = of;
    const doors = createDoors(scaled(world));
    const network = `198.51.${String(randomInt(256))}.${String(randomInt(256))}`;
    const headers = { authorization: "Bearer vox_nothing", "content-type": "application/json" };
    const ask = async (from = network) =>
      await doors.fetch(
        new Request(`${world.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
        from,
      );
    const statuses = await statusesOf(6, ask);
    expect(statuses).not.toContain(429);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask("203.0.113.1")).status).toBe(statuses[0]);
  });

  it("keeps nobody out whose credential holds, however much is guessed beside them", async () => {
    const { token } = await caller("beside");
    const doors = createDoors(scaled(world));
    const ask = async (bearer: string) => {
      const headers = { authorization: `Bearer ${bearer}` };
      return await doors.fetch(new Request(`${world.url}/api/v1/auth/me`, { headers }), "198.18.0.1");
    };
    expect((await statusesOf(7, () => ask("vox_nothing"))).at(-1)).toBe(429);
    expect((await ask(token)).status).toBe(200);
  });

  it("is shared between processes through PostgreSQL", async () => {
    await sharedBetweenProcesses("postgres");
  });
});

/** Two processes on one store let through what one alone would, to within a twentieth each. */
async function sharedBetweenProcesses(slug: string, limits?: RateLimits): Promise<void> {
  const { anotherProcess, token } = await caller(slug, limits);
  const request = () => new Request(`${world.url}/api/v1/auth/me`, { headers: { authorization: `Bearer ${token}` } });
  const [one, two] = [anotherProcess(), anotherProcess()];
  await expect.poll(async () => (await one.fetch(request(), null)).status, { timeout: 20_000, interval: 20 }).toBe(429);
  await expect.poll(async () => (await two.fetch(request(), null)).status, { timeout: 20_000 }).toBe(429);
}

describe.skipIf(!hasRedis)("with Redis", () => {
  let redis: OwnRedis;
  let limits: RateLimits;

  beforeAll(async () => {
    redis = await startRedis();
    const env = { RATE_LIMIT_SCALE: scale, REDIS_URL: redis.url };
    limits = createRateLimits(env, world.deps.db.platform, world.deps.log);
  });
  afterAll(async () => {
    await limits.close();
    await redis.kill();
  });

  const signIns = { name: "test:sign-in", points: 500, seconds: 60 };
  const countOf = async (key: string) => (await limits.of(signIns).penalty(key, 1)).consumedPoints;
  const inPostgres = async (key: string) =>
    await world.deps.db.platform.rateLimit.count({ where: { key: `test:sign-in:${key}` } });

  it("is shared between processes through Redis", async () => {
    await sharedBetweenProcesses("redis", limits);
  });

  it("counts there and nowhere else, goes on in PostgreSQL while it is away, and comes back to it", async () => {
    await expect
      .poll(async () => [(await countOf("here")) > 0, await inPostgres("here")], { timeout: 20_000 })
      .toEqual([true, 0]);
    await redis.kill();
    await expect.poll(async () => [await countOf("gone"), await inPostgres("gone")][1], { timeout: 20_000 }).toBe(1);
    const tries = await Promise.all(
      Array.from({ length: 8 }, () =>
        limits
          .of(signIns)
          .consume("limited", 1)
          .then(
            () => "in",
            () => "out",
          ),
      ),
    );
    expect(tries.filter((one) => one === "in")).toHaveLength(5);
    await redis.start();
    await expect
      .poll(
        async () => {
          const key = `back-${Date.now()}`;
          await countOf(key);
          return await inPostgres(key);
        },
        { timeout: 30_000 },
      )
      .toBe(0);
  });
});
