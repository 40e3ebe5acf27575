import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type RestCaller, type TestPerson } from "../../../../testing/harness";
import { mailTo } from "../../../../testing/mailbox";

const stepMs = 30_000;

let world: World;
beforeAll(async () => {
  world = await World.create();
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

/** Moves the clock to the beginning of a step, so that none ends between making a code and sending it. */
function freshStep(): void {
  world.clock.move(stepMs - (world.clock.now().getTime() % stepMs));
}

/** The code that an authenticator app shows now, or so many steps from now. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: world.clock.now().getTime() + steps * stepMs });
}

const logIn = async (person: TestPerson, totp?: string, secret = password) =>
  await world.rest()("POST", "/auth/login", {
    email: person.email,
    password: secret,
    ...(totp !== undefined && { totp }),
  });

/** Switches two-factor on. The code of the step before is used for that, so that the present one is still fresh. */
async function switchOn(call: RestCaller): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await call("POST", "/auth/two-factor", { password });
  expect(begun.status).toBe(200);
  const secret = String(begun.body["secret"]);
  freshStep();
  const confirmed = await call("POST", "/auth/two-factor/confirm", { code: codeOf(secret, -1) });
  expect(confirmed.status).toBe(200);
  return { secret, recoveryCodes: confirmed.body["recovery_codes"] as unknown as string[] };
}

async function personWithIt(slug: string) {
  const { tenant, admin } = await world.tenant(slug);
  const call = await world.signIn(admin);
  return { tenant, admin, call, ...(await switchOn(call)) };
}

describe("switching it on", () => {
  it("needs the password and a first code; until then nothing changes", async () => {
    const { admin } = await world.tenant("begin");
    const call = await world.signIn(admin);
    expect((await call("POST", "/auth/two-factor", { password: "not my password" })).status).toBe(400);
    expect((await call("POST", "/auth/two-factor/confirm", { code: "123456" })).status).toBe(409);
    const begun = await call("POST", "/auth/two-factor", { password });
    expect(begun.body["uri"]).toMatch(/^otpauth:\/\/totp\/VoxCalls:admin%40begin\.test\?/);
    expect((await logIn(admin)).status).toBe(200);
    const wrong = String((Number(codeOf(String(begun.body["secret"]))) + 1) % 1_000_000).padStart(6, "0");
    expect((await call("POST", "/auth/two-factor/confirm", { code: wrong })).status).toBe(400);
    expect((await call("GET", "/auth/account")).body).toMatchObject({ two_factor: { enabled_at: null } });
  });

  it("gives ten recovery codes once, tells by mail, and is written down", async () => {
    const { tenant, admin, call, recoveryCodes } = await personWithIt("on");
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await call("GET", "/auth/account")).body).toMatchObject({ two_factor: { recovery_codes_left: 10 } });
    expect((await call("POST", "/auth/two-factor", { password })).status).toBe(409);
    const rows = await world.deps.db.platform.auditLog.findMany({ where: { tenantId: tenant.id } });
    expect(rows.map(({ action }) => action)).toEqual(["account.two_factor_on"]);
    await mailTo(world, admin.email, "Two-factor is on");
  });

  it("L1: neither the secret nor a recovery code lies anywhere in the clear", async () => {
    const { admin, secret, recoveryCodes } = await personWithIt("sealed");
    const db = world.deps.db.platform;
    const { sealedTotpSecret } = await db.user.findUniqueOrThrow({ where: { id: admin.userId } });
    expect(sealedTotpSecret).toMatch(/^v1:[0-9a-f]{8}:/);
    const lying = JSON.stringify([
      await db.user.findMany(),
      await db.recoveryCode.findMany(),
      await db.auditLog.findMany(),
      await db.$queryRaw`select * from idempotency_keys`,
    ]);
    for (const canary of [secret, ...recoveryCodes]) expect(lying).not.toContain(canary);
  });

  it("L1: a secret that is moved to another person's row does not open there", async () => {
    const one = await personWithIt("row-one");
    const two = await personWithIt("row-two");
    const db = world.deps.db.platform;
    const { sealedTotpSecret } = await db.user.findUniqueOrThrow({ where: { id: one.admin.userId } });
    await db.user.update({ where: { id: two.admin.userId }, data: { sealedTotpSecret } });
    expect((await logIn(two.admin, codeOf(one.secret))).status).not.toBe(200);
  });
});

describe("signing in with it", () => {
  it("says that a code is needed only to who has the right password", async () => {
    const { admin } = await personWithIt("needed");
    const right = await logIn(admin);
    expect(right.status).toBe(401);
    expect(right.body).toMatchObject({ code: "unauthorized", errors: [{ path: "totp" }] });
    const wrong = await logIn(admin, undefined, "not my password");
    const unknown = await world.rest()("POST", "/auth/login", { email: "nobody@needed.test", password });
    expect(wrong.body["errors"]).toEqual([]);
    expect({ ...wrong.body, request_id: "" }).toEqual({ ...unknown.body, request_id: "" });
    const withCode = await logIn(admin, "123456", "not my password");
    expect({ ...withCode.body, request_id: "" }).toEqual({ ...unknown.body, request_id: "" });
  });

  it("a code holds once, also for many at the same moment", async () => {
    const { admin, secret } = await personWithIt("once");
    freshStep();
    const totp = codeOf(secret);
    const answers = await Promise.all(Array.from({ length: 10 }, () => logIn(admin, totp)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const again = await logIn(admin, totp);
    expect([again.status, again.body["errors"]]).toMatchObject([401, [{ path: "totp" }]]);
  });

  it("T1: a telephone half a minute off gets in, one that is two minutes off does not", async () => {
    const { admin, secret } = await personWithIt("skew");
    freshStep();
    for (const steps of [-4, 4])
      expect([steps, (await logIn(admin, codeOf(secret, steps))).status]).toEqual([steps, 401]);
    expect((await logIn(admin, codeOf(secret, 1))).status).toBe(200);
    // Older codes than the last one taken are spent with it.
    expect((await logIn(admin, codeOf(secret))).status).toBe(401);
  });

  it("a recovery code stands in once, however it is typed", async () => {
    const { admin, call, recoveryCodes } = await personWithIt("paper");
    const typed = ` ${recoveryCodes[0]?.toUpperCase().replaceAll("-", " ") ?? ""} `;
    const answers = await Promise.all(Array.from({ length: 5 }, () => logIn(admin, typed)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await call("GET", "/auth/account")).body).toMatchObject({ two_factor: { recovery_codes_left: 9 } });
    const renewed = await call("POST", "/auth/two-factor/recovery-codes", { password });
    expect((await logIn(admin, recoveryCodes[1])).status).toBe(401);
    expect((await logIn(admin, String((renewed.body["recovery_codes"] as unknown as string[])[0]))).status).toBe(200);
  });

  it("somebody else's recovery code opens nothing", async () => {
    const { recoveryCodes } = await personWithIt("paper-one");
    const { admin } = await personWithIt("paper-two");
    expect((await logIn(admin, recoveryCodes[0])).status).toBe(401);
  });

  it("is switched off with the password, and then the password is enough", async () => {
    const { tenant, admin, call, recoveryCodes } = await personWithIt("off");
    expect((await call("POST", "/auth/two-factor/disable", { password: "not my password" })).status).toBe(400);
    expect((await logIn(admin)).status).toBe(401);
    expect((await call("POST", "/auth/two-factor/disable", { password })).status).toBe(204);
    expect((await logIn(admin)).status).toBe(200);
    expect((await call("POST", "/auth/two-factor/disable", { password })).status).toBe(409);
    const db = world.deps.db.platform;
    expect(await db.user.findUniqueOrThrow({ where: { id: admin.userId } })).toMatchObject({ sealedTotpSecret: null });
    expect(await db.recoveryCode.count({ where: { userId: admin.userId } })).toBe(0);
    expect(recoveryCodes).toHaveLength(10);
    const rows = await db.auditLog.findMany({ where: { tenantId: tenant.id }, orderBy: { id: "asc" } });
    expect(rows.map(({ action }) => action)).toEqual(["account.two_factor_on", "account.two_factor_off"]);
  });
});

it("K6: wrong codes are failures: twenty of them lock, right password or not", async () => {
  const strict = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
  try {
    const { admin } = await strict.tenant("codes");
    const db = strict.deps.db.platform;
    const first = await strict.signIn(admin);
    const { body } = await first("POST", "/auth/two-factor", { password });
    const code = new TOTP({ secret: String(body["secret"]) }).generate();
    expect((await first("POST", "/auth/two-factor/confirm", { code })).status).toBe(200);
    const guess = async () => {
      // The count of tries within a minute starts afresh; that of failures is what is looked at.
      await db.rateLimit.deleteMany({ where: { key: { startsWith: "sign-in:a" } } });
      return await strict.rest()("POST", "/auth/login", { email: admin.email, password, totp: "abcd-abcd" });
    };
    for (let i = 0; i < 21; i += 1) expect([i, (await guess()).status]).toEqual([i, 401]);
    const locked = await guess();
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(600);
  } finally {
    await strict.close();
  }
});

describe("an organisation that asks for it", () => {
  it("lets a member without it see the own account and nothing else, and the rest once it is on", async () => {
    const { tenant, admin } = await world.tenant("asks");
    const call = await world.signIn(admin);
    expect((await call("GET", "/agents")).status).toBe(200);
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { requireTwoFactor: true } });
    for (const path of ["/agents", "/calls", "/phone-numbers", "/usage/summary"]) {
      const answer = await call("GET", path);
      expect([path, answer.status, answer.body["detail"]]).toEqual([
        path,
        403,
        expect.stringContaining("Set up two-factor first"),
      ]);
    }
    expect((await call("POST", "/agents", { name: "x" })).status).toBe(403);
    expect((await call("GET", "/auth/me")).status).toBe(200);
    expect((await call("GET", "/auth/account")).body).toMatchObject({ two_factor: { required: true } });
    expect((await logIn(admin)).status).toBe(200);
    await switchOn(call);
    expect((await call("GET", "/agents")).status).toBe(200);
    expect((await call("POST", "/auth/two-factor/disable", { password })).status).toBe(204);
    expect((await call("GET", "/agents")).status).toBe(403);
  });
});
