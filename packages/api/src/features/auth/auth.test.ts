import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World } from "../../../testing/harness";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

const newcomer = (name: string) => ({
  tenant_name: `${name} Dental`,
  name: "Ada Byron",
  email: `ada@${name.toLowerCase()}.test`,
  password: "plum-orbit-lantern-42",
});

function claimsOf(token: unknown): Record<string, unknown> {
  return JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
}

describe("register", () => {
  it("makes a tenant and its first admin and answers a token pair with exactly the promised claims", async () => {
    const answer = await world.rest()("POST", "/auth/register", newcomer("Alpha"));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ token_type: "bearer", expires_in: 900 });
    const claims = claimsOf(answer.body["access_token"]);
    expect(Object.keys(claims).toSorted()).toEqual(["email", "exp", "iat", "role", "sid", "sub", "tenant_id"]);
    const me = await world.rest(answer.body["access_token"])("GET", "/auth/me");
    expect(me.body).toMatchObject({
      email: "ada@alpha.test",
      role: "admin",
      status: "active",
      tenant: { slug: "alpha-dental", plan: "free", status: "active" },
      assigned_agent_id: null,
    });
  });

  it("names every field that is wrong and refuses unknown ones", async () => {
    const bad = { tenant_name: " ", name: "", email: "nobody", password: "short", plan: "enterprise" };
    const unknown = await world.rest()("POST", "/auth/register", bad);
    expect(unknown.status).toBe(400);
    expect(unknown.body).toMatchObject({ code: "validation_failed", errors: [{ path: "plan" }] });
    const { plan: _, ...known } = bad;
    const answer = await world.rest()("POST", "/auth/register", known);
    const paths = (answer.body["errors"] as unknown as { path: string }[]).map((error) => error.path);
    expect(paths.toSorted()).toEqual(["email", "name", "password", "tenant_name"]);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.headers.get("x-request-id")).toBe(answer.body["request_id"]);
  });

  it("refuses passwords that are common or made of the names", async () => {
    for (const weak of ["password1", "qwertyuiop", "ada byron", "betadental"]) {
      const answer = await world.rest()("POST", "/auth/register", { ...newcomer("Beta"), password: weak });
      expect([weak, answer.status]).toEqual([weak, 400]);
      expect(answer.body["errors"]).toMatchObject([{ path: "password" }]);
    }
  });

  it("K7: a password of a megabyte is refused before it is hashed", async () => {
    const answer = await world.rest()("POST", "/auth/register", {
      ...newcomer("Huge"),
      password: "x".repeat(1024 * 1024),
    });
    expect(answer.status).toBe(413);
  });

  it("C7: of many who register the same e-mail or slug at once, in any case, exactly one is made", async () => {
    const spellings = ["Twin@Twins.test", "twin@twins.test", "TWIN@TWINS.TEST", " twin@twins.test "];
    const tries = Array.from({ length: 8 }, (_, i) =>
      world.rest()("POST", "/auth/register", {
        ...newcomer("Twins"),
        tenant_slug: i % 2 ? "twins" : `twins-${i}`,
        email: spellings[i % 4],
      }),
    );
    const statuses = (await Promise.all(tries)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([201, 409]));
    expect(await world.deps.db.platform.user.count({ where: { email: "twin@twins.test" } })).toBe(1);
    const orphans = await world.deps.db.platform.tenant.count({
      where: { slug: { startsWith: "twins" }, users: { none: {} } },
    });
    expect(orphans).toBe(0);
  });
});

describe("login", () => {
  it("K4: unknown, wrong and suspended get the same words", async () => {
    const { tenant, admin } = await world.tenant("words");
    const suspended = await world.person(tenant.id, "gone@words.test", "user");
    await world.deps.db.platform.user.update({ where: { id: suspended.userId }, data: { status: "suspended" } });
    const tries = [
      { email: admin.email, password: "wrong password 1" },
      { email: "nobody@words.test", password },
      { email: suspended.email, password },
    ];
    const answers = await Promise.all(tries.map((body) => world.rest()("POST", "/auth/login", body)));
    const told = answers.map(({ status, body }) => ({ ...body, status, request_id: "" }));
    expect(told[0]).toMatchObject({ status: 401, code: "unauthorized" });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it("takes the e-mail in any case", async () => {
    await world.tenant("shout");
    const answer = await world.rest()("POST", "/auth/login", { email: "ADMIN@Shout.TEST", password });
    expect(answer.status).toBe(200);
  });

  it("K6: the eleventh try within a minute is told to wait, parallel tries count one by one", async () => {
    const strict = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
    try {
      const { admin } = await strict.tenant("strict");
      const tries = Array.from({ length: 30 }, () =>
        strict.rest()("POST", "/auth/login", { email: admin.email, password: "wrong password 1" }),
      );
      const answers = await Promise.all(tries);
      expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
      const refused = answers.filter((answer) => answer.status === 429);
      expect(refused).toHaveLength(20);
      expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(refused[0]?.body).toMatchObject({ code: "rate_limited" });
    } finally {
      await strict.close();
    }
  });
});

describe("tokens", () => {
  it("rotates, and a spent refresh token ends its whole session", async () => {
    const { admin } = await world.tenant("rotate");
    const first = await world.rest()("POST", "/auth/login", { email: admin.email, password });
    const second = await world.rest()("POST", "/auth/refresh", { refresh_token: first.body["refresh_token"] });
    expect(second.status).toBe(200);
    expect((await world.rest(second.body["access_token"])("GET", "/auth/me")).status).toBe(200);
    const reused = await world.rest()("POST", "/auth/refresh", { refresh_token: first.body["refresh_token"] });
    expect(reused.status).toBe(401);
    const after = await world.rest()("POST", "/auth/refresh", { refresh_token: second.body["refresh_token"] });
    expect(after.status).toBe(401);
    expect((await world.rest(second.body["access_token"])("GET", "/auth/me")).status).toBe(401);
  });

  it("K1: of 100 parallel refreshes of one token at most one gets a successor", async () => {
    const { admin } = await world.tenant("race");
    const login = await world.rest()("POST", "/auth/login", { email: admin.email, password });
    const body = { refresh_token: login.body["refresh_token"] };
    const answers = await Promise.all(Array.from({ length: 100 }, () => world.rest()("POST", "/auth/refresh", body)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 401]));
    const children = await world.deps.db.platform.refreshToken.count({ where: { session: { userId: admin.userId } } });
    expect(children).toBe(2);
  });

  it("K3: a sign-out, a suspension and another role bite on the next request", async () => {
    const { tenant } = await world.tenant("bite");
    const user = await world.person(tenant.id, "user@bite.test", "user");
    const login = await world.rest()("POST", "/auth/login", { email: user.email, password });
    const call = world.rest(login.body["access_token"]);
    expect((await call("GET", "/phone-numbers")).status).toBe(403);
    await world.deps.db.platform.user.update({ where: { id: user.userId }, data: { role: "admin" } });
    expect((await call("GET", "/phone-numbers")).status).toBe(200);
    await world.deps.db.platform.user.update({ where: { id: user.userId }, data: { status: "suspended" } });
    expect((await call("GET", "/auth/me")).status).toBe(401);
    await world.deps.db.platform.user.update({ where: { id: user.userId }, data: { status: "active" } });
    const logout = await world.rest()("POST", "/auth/logout", { refresh_token: login.body["refresh_token"] });
    expect(logout.status).toBe(204);
    expect((await call("GET", "/auth/me")).status).toBe(401);
    expect((await world.rest()("POST", "/auth/logout", { refresh_token: "never was one" })).status).toBe(204);
  });

  it("T1: a token lasts fifteen minutes by our clock, with half a minute of grace", async () => {
    const { admin } = await world.tenant("clock");
    const call = await world.signIn(admin);
    const quarter = 15 * 60_000;
    const statusAfter = async (ms: number) => {
      world.clock.move(ms);
      const { status } = await call("GET", "/auth/me");
      world.clock.move(-ms);
      return status;
    };
    expect(await statusAfter(0)).toBe(200);
    expect(await statusAfter(quarter + 15_000)).toBe(200);
    expect(await statusAfter(quarter + 45_000)).toBe(401);
  });

  it("refuses forged, unsigned and foreign tokens", async () => {
    const { admin } = await world.tenant("forged");
    const login = await world.rest()("POST", "/auth/login", { email: admin.email, password });
    const claims = claimsOf(login.body["access_token"]);
    const tries = [
      forge({ alg: "none" }, claims),
      forge({ alg: "HS256" }, { ...claims, role: "super_admin" }, "a guess of the key, as long as it is"),
      `${String(login.body["access_token"]).slice(0, -3)}abc`,
      "garbage",
    ];
    for (const token of tries) expect((await world.rest(token)("GET", "/auth/me")).status).toBe(401);
  });
});

function forge(header: object, claims: object, key?: string): string {
  const body = [{ typ: "JWT", ...header }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${body}.${key === undefined ? "" : createHmac("sha256", key).update(body).digest("base64url")}`;
}
