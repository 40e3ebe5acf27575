import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type RestAnswer } from "../../../testing/harness";
import { mailTo, subjectsTo } from "../../../testing/mailbox";
import { contextOf } from "../../doors";
import { loginForBrowser } from "./login";
import { me } from "./me";
import { checkPassword, passwordHashes, passwordHashesRunning } from "./passwords";
import { networkOf } from "./sign-in-limits";

let world: World;
beforeAll(async () => {
  world = await World.create();
  await world.startWorker();
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

/** For what hashes many times: a busy machine takes its time. */
const patient = { timeout: 180_000 };

const hashesDone = async () => (await passwordHashes.get()).values[0]?.value ?? 0;

/** An answer without what differs in every answer. */
function told({ status, body, headers }: RestAnswer) {
  const varying = new Set(["date", "x-request-id", "content-length"]);
  const kept = [...headers].filter(([name]) => !varying.has(name) && !name.startsWith("ratelimit"));
  return { status, body: { ...body, request_id: "" }, headers: Object.fromEntries(kept) };
}

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
    expect(answer.headers.get("connection")).toBe("close");
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
  it("K4: unknown, wrong, suspended, invited and protected accounts get one answer, at the price of one hash each", async () => {
    const { tenant, admin } = await world.tenant("words");
    const db = world.deps.db.platform;
    const suspended = await world.person(tenant.id, "gone@words.test", "user");
    const invited = await world.person(tenant.id, "invited@words.test", "user");
    const protectedOne = await world.person(tenant.id, "totp@words.test", "user");
    await db.user.update({ where: { id: suspended.userId }, data: { status: "suspended" } });
    await db.user.update({ where: { id: invited.userId }, data: { status: "invited" } });
    await db.user.update({
      where: { id: protectedOne.userId },
      data: { sealedTotpSecret: "not used here", totpConfirmedAt: new Date() },
    });
    // The first check of a process makes the hash that unknown addresses are checked against.
    await world.rest()("POST", "/auth/login", { email: "nobody@first.test", password });
    const tries = [
      { email: admin.email, password: "wrong password 1" },
      { email: "nobody@words.test", password },
      { email: suspended.email, password },
      { email: invited.email, password },
      { email: protectedOne.email, password: "wrong password 1", totp: "123456" },
    ];
    const answers = [];
    for (const body of tries) {
      const before = await hashesDone();
      answers.push(told(await world.rest()("POST", "/auth/login", body)));
      expect([body.email, (await hashesDone()) - before]).toEqual([body.email, 1]);
    }
    expect(answers[0]).toMatchObject({ status: 401, body: { code: "unauthorized", errors: [] } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it(
    "K4: a locked account and a locked address that nobody has are told the same, without a hash",
    patient,
    async () => {
      const strict = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
      try {
        const { admin } = await strict.tenant("locked");
        const wrong = (email: string) => strict.rest()("POST", "/auth/login", { email, password: "wrong password 1" });
        const lockOut = async (email: string) => {
          const answers = [];
          for (let i = 0; i < 22; i += 1) {
            // Only the count of failures is looked at here.
            await strict.deps.db.platform.rateLimit.deleteMany({ where: { key: { startsWith: "sign-in:a" } } });
            answers.push(await wrong(email));
          }
          return answers;
        };
        const known = await lockOut(admin.email);
        const unknown = await lockOut("nobody@locked.test");
        expect(known.map(({ status }) => status)).toEqual(unknown.map(({ status }) => status));
        expect(known.at(-1)?.status).toBe(429);
        await strict.deps.db.platform.rateLimit.deleteMany({ where: { key: { startsWith: "sign-in:a" } } });
        const before = await hashesDone();
        const right = await strict.rest()("POST", "/auth/login", { email: admin.email, password });
        expect(right.status).toBe(429);
        expect((await hashesDone()) - before).toBe(0);
      } finally {
        await strict.close();
      }
    },
  );

  it("takes the e-mail in any case", async () => {
    await world.tenant("shout");
    const answer = await world.rest()("POST", "/auth/login", { email: "ADMIN@Shout.TEST", password });
    expect(answer.status).toBe(200);
  });

  it(
    "K6: the eleventh try within a minute is told to wait; a hundred at once count as a hundred",
    patient,
    async () => {
      const strict = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
      try {
        const { admin } = await strict.tenant("strict");
        const before = await hashesDone();
        const tries = Array.from({ length: 100 }, (_, i) =>
          strict.rest()(
            "POST",
            "/auth/login",
            { email: admin.email, password: "wrong password 1" },
            // Anybody can write such a header; nobody's proxy stands before us here.
            { "x-forwarded-for": `198.51.100.${i}`, "x-real-ip": `198.51.100.${i}`, forwarded: `for=198.51.100.${i}` },
          ),
        );
        const answers = await Promise.all(tries);
        expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
        const refused = answers.filter(({ status }) => status === 429);
        expect(refused).toHaveLength(90);
        expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
        expect(refused[0]?.body).toMatchObject({ code: "rate_limited" });
        // The dummy hash may be made within it.
        expect((await hashesDone()) - before).toBeLessThanOrEqual(11);
      } finally {
        await strict.close();
      }
    },
  );

  it("K6: addresses of one IPv6 network count together, in whatever spelling, and others apart", () => {
    const one = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::", "2001:0DB8:0001:0002:0:0:0:9", "2001:db8:1:2:a:b:c:d"];
    expect(new Set(one.map(networkOf))).toEqual(new Set(["2001:db8:1:2::/64"]));
    expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf(one[0] ?? null));
    expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8::2"));
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("192.0.2.7")).not.toBe(networkOf("192.0.2.8"));
    expect(networkOf(null)).toBe("unknown");
  });

  it(
    "K6: who uses up the tries from elsewhere does not lock out the person where they have signed in before",
    patient,
    async () => {
      const strict = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
      try {
        const { admin } = await strict.tenant("usual");
        const from = async (address: string, secret: string) => {
          const body = JSON.stringify({ email: admin.email, password: secret });
          const headers = { "content-type": "application/json" };
          const request = new Request(`${strict.url}/api/v1/auth/login`, { method: "POST", headers, body });
          return (await strict.doors.fetch(request, address)).status;
        };
        expect(await from("192.0.2.1", password)).toBe(200);
        for (let i = 0; i < 30; i += 1) await from(`198.51.100.${i}`, "wrong password 1");
        expect(await from("198.51.100.99", password)).toBe(429);
        expect(await from("203.0.113.5", password)).toBe(429);
        expect(await from("192.0.2.1", password)).toBe(200);
        // That place has its own limit, as strict.
        const there = [];
        for (let i = 0; i < 12; i += 1) there.push(await from("192.0.2.1", "wrong password 1"));
        expect(there.at(-1)).toBe(429);
      } finally {
        await strict.close();
      }
    },
  );

  it("K6: of 10,000 wrong passwords from 100 addresses at most twenty-one are looked at", patient, async () => {
    const strict = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
    try {
      const { admin } = await strict.tenant("flooded");
      const before = await hashesDone();
      const statuses = new Map<number, number>();
      const headers = { "content-type": "application/json" };
      const attempt = async (i: number) => {
        const body = JSON.stringify({ email: admin.email, password: `wrong password ${i}` });
        const request = new Request(`${strict.url}/api/v1/auth/login`, { method: "POST", headers, body });
        const { status } = await strict.doors.fetch(request, `198.51.100.${i % 100}`);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      };
      // The flood stands within one minute of the limit's window or it spans a few: each lets ten more through, until the lock.
      for (let i = 0; i < 10_000; i += 50) await Promise.all(Array.from({ length: 50 }, (_, n) => attempt(i + n)));
      const lookedAt = statuses.get(401) ?? 0;
      expect([...statuses.keys()].toSorted()).toEqual([401, 429]);
      expect(lookedAt).toBeGreaterThanOrEqual(10);
      expect(lookedAt).toBeLessThanOrEqual(21);
      expect((await hashesDone()) - before).toBeLessThanOrEqual(lookedAt + 1);
    } finally {
      await strict.close();
    }
  });

  it("K7: of two hundred hashes at once four run, sixty wait, and the rest are told to come back", async () => {
    await checkPassword(null, password);
    const outcomes = Promise.allSettled(Array.from({ length: 200 }, () => checkPassword(null, password)));
    await new Promise((resolve) => setImmediate(resolve));
    expect((await passwordHashesRunning.get()).values[0]?.value).toBe(4);
    const refused = (await outcomes).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(200 - 64);
    expect(refused[0]).toMatchObject({ reason: { code: "unavailable", retryAfterSeconds: 2 } });
    expect((await passwordHashesRunning.get()).values[0]?.value).toBe(0);
  });

  it("K7: while two hundred sign in, others are served, and then everybody is again", patient, async () => {
    const { admin } = await world.tenant("weapon");
    const call = await world.signIn(admin);
    let open = 200;
    const flood = Array.from({ length: 200 }, async (_, i) => {
      const answer = await world.rest()("POST", "/auth/login", { email: `nobody${i}@weapon.test`, password });
      open -= 1;
      return answer;
    });
    // A request that does not hash is answered long before the last of those that do.
    expect((await call("GET", "/auth/me")).status).toBe(200);
    expect(open).toBeGreaterThan(0);
    for (const { status } of await Promise.all(flood)) expect([401, 503]).toContain(status);
    expect((await world.rest()("POST", "/auth/login", { email: admin.email, password })).status).toBe(200);
  });

  it("K10: every sign-in of a browser is a session of its own, whatever cookie it came with", async () => {
    const { admin } = await world.tenant("fixation");
    const enter = async (cookie?: string) => {
      const headers = cookie === undefined ? {} : { cookie };
      const ctx = contextOf(world.deps, new Request(world.url, { headers }), "127.0.0.1");
      return (await loginForBrowser(ctx, { email: admin.email, password })).sessionId;
    };
    const first = await enter();
    const second = await enter(`voxcalls.session=${first}`);
    expect(second).not.toBe(first);
  });
});

describe("tokens", () => {
  it("K2: a spent refresh token ends its whole session for both, with one row in the log and one mail", async () => {
    const { tenant, admin } = await world.tenant("rotate");
    const first = await world.rest()("POST", "/auth/login", { email: admin.email, password });
    const second = await world.rest()("POST", "/auth/refresh", { refresh_token: first.body["refresh_token"] });
    expect(second.status).toBe(200);
    expect((await world.rest(second.body["access_token"])("GET", "/auth/me")).status).toBe(200);
    const spent = { refresh_token: first.body["refresh_token"] };
    const reused = await Promise.all(Array.from({ length: 10 }, () => world.rest()("POST", "/auth/refresh", spent)));
    expect(new Set(reused.map(({ status }) => status))).toEqual(new Set([401]));
    // One of them ended it, and was told why.
    const detail = (answer: RestAnswer) => String(answer.body["detail"]);
    expect(reused.filter((answer) => detail(answer).includes("used before"))).toHaveLength(1);
    const after = await world.rest()("POST", "/auth/refresh", { refresh_token: second.body["refresh_token"] });
    expect(after.status).toBe(401);
    expect((await world.rest(second.body["access_token"])("GET", "/auth/me")).status).toBe(401);
    const rows = await world.deps.db.platform.auditLog.findMany({ where: { tenantId: tenant.id } });
    expect(rows.map(({ action }) => action)).toEqual(["account.session_ended_for_reuse"]);
    await mailTo(world, admin.email, "ended one of your sessions");
    expect(await subjectsTo(world, admin.email)).toHaveLength(1);
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

  it("K3: a suspended organisation reads and changes nothing from the next request on", async () => {
    const { tenant, admin } = await world.tenant("halted");
    const call = await world.signIn(admin);
    const change = { name: "New name" };
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { status: "suspended" } });
    expect((await call("GET", "/agents")).status).toBe(200);
    const refused = await call("PATCH", `/agents/${crypto.randomUUID()}`, { ...change, revision: 1 });
    expect([refused.status, refused.body["code"]]).toEqual([403, "tenant_suspended"]);
    // The own account stays safe (account.test.ts says how), and as it is.
    expect((await call("PATCH", "/auth/me", change)).status).toBe(403);
  });

  it("T1: a token that runs out while its request is served serves that request to its end, and no other", async () => {
    const { admin } = await world.tenant("midway");
    const login = await world.rest()("POST", "/auth/login", { email: admin.email, password });
    const request = new Request(world.url, {
      headers: { authorization: `Bearer ${String(login.body["access_token"])}` },
    });
    const ctx = contextOf(world.deps, request, null);
    const signedIn = await ctx.signedIn();
    world.clock.move(16 * 60_000);
    expect(await ctx.signedIn()).toBe(signedIn);
    if (!signedIn || signedIn.person.type === "api_key") throw new Error("nobody is signed in");
    expect(await me({ ...ctx, person: signedIn.person, tenant: signedIn.tenant })).toMatchObject({
      email: admin.email,
    });
    const next = await contextOf(world.deps, request, null)
      .signedIn()
      .catch((error: unknown) => (error as { code: string }).code);
    world.clock.move(-16 * 60_000);
    expect(next).toBe("unauthorized");
  });

  it("T1: a token of a server whose clock is two minutes ahead holds, and no longer than by our own clock", async () => {
    const { admin } = await world.tenant("ahead");
    world.clock.move(2 * 60_000);
    const login = await world.rest()("POST", "/auth/login", { email: admin.email, password });
    world.clock.move(-2 * 60_000);
    const call = world.rest(String(login.body["access_token"]));
    expect((await call("GET", "/auth/me")).status).toBe(200);
    world.clock.move(18 * 60_000);
    const late = await call("GET", "/auth/me");
    world.clock.move(-18 * 60_000);
    expect(late.status).toBe(401);
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
