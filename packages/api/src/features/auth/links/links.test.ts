import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type RestAnswer } from "../../../../testing/harness";
import { mailTo, subjectsTo, tokenIn } from "../../../../testing/mailbox";

const better = "plum-orbit-lantern-42";
const hourMs = 60 * 60 * 1000;

let world: World;
beforeAll(async () => {
  world = await World.create();
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

const forgot = async (email: string) => await world.rest()("POST", "/auth/password/forgot", { email });
const reset = async (token: string, secret = better) =>
  await world.rest()("POST", "/auth/password/reset", { token, password: secret });
const logIn = async (email: string, secret: string) =>
  await world.rest()("POST", "/auth/login", { email, password: secret });
const told = ({ status, body, headers }: RestAnswer) => ({
  status,
  body,
  type: headers.get("content-type"),
  names: [...headers.keys()].toSorted(),
});

describe("a forgotten password", () => {
  it("K9: is replaced by a link that holds once and ends every session", async () => {
    const { tenant, admin } = await world.tenant("lost");
    const before = await world.signIn(admin);
    expect((await forgot("  ADMIN@Lost.test ")).status).toBe(202);
    const mail = await mailTo(world, admin.email, "new password");
    const token = tokenIn(mail);
    const rows = await world.deps.db.platform.mailedLink.findMany({ where: { userId: admin.userId } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await reset(token, "password1")).status).toBe(400);
    const answers = await Promise.all(Array.from({ length: 10 }, () => reset(token)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 400]));
    expect((await before("GET", "/auth/me")).status).toBe(401);
    expect((await logIn(admin.email, password)).status).toBe(401);
    const after = await logIn(admin.email, better);
    expect(after.status).toBe(200);
    // Whoever reads the mailbox has shown that it is theirs.
    expect((await world.rest(after.body["access_token"])("GET", "/auth/me")).body).toMatchObject({
      email_verified: true,
    });
    await mailTo(world, admin.email, "password was changed");
    const log = await world.deps.db.platform.auditLog.findMany({ where: { tenantId: tenant.id } });
    expect(log.map(({ action, actorLabel }) => [action, actorLabel])).toEqual([
      ["account.password_reset", admin.email],
    ]);
  });

  it("K9: of several links the first that is used makes the others worthless, and so does another password", async () => {
    const { admin } = await world.tenant("several");
    const tokens: string[] = [];
    for (let i = 1; i <= 2; i += 1) {
      await forgot(admin.email);
      await expect.poll(async () => (await subjectsTo(world, admin.email)).length, { timeout: 20_000 }).toBe(i);
      tokens.push(tokenIn(await mailTo(world, admin.email, "new password")));
    }
    expect(new Set(tokens).size).toBe(2);
    expect((await reset(tokens[0] ?? "")).status).toBe(204);
    expect((await reset(tokens[1] ?? "", "another-lantern-43-plum")).status).toBe(400);
    await forgot(admin.email);
    await expect
      .poll(async () => (await subjectsTo(world, admin.email)).filter((s) => s.includes("new password")).length, {
        timeout: 20_000,
      })
      .toBe(3);
    const third = tokenIn(await mailTo(world, admin.email, "new password"));
    const call = world.rest(String((await logIn(admin.email, better)).body["access_token"]));
    await call("POST", "/auth/password/change", { current_password: better, new_password: password });
    expect((await reset(third)).status).toBe(400);
  });

  it("K9: a link dies after an hour, and with the account", async () => {
    const { tenant, admin } = await world.tenant("late");
    await forgot(admin.email);
    const token = tokenIn(await mailTo(world, admin.email, "new password"));
    world.clock.move(hourMs + 1000);
    const late = await reset(token);
    world.clock.move(-hourMs - 1000);
    expect([late.status, late.body["errors"]]).toMatchObject([400, [{ path: "token" }]]);
    await world.deps.db.platform.user.update({ where: { id: admin.userId }, data: { status: "suspended" } });
    expect((await reset(token)).status).toBe(400);
    await world.deps.db.platform.user.update({ where: { id: admin.userId }, data: { status: "active" } });
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { minPasswordLength: 30 } });
    expect((await reset(token)).body["errors"]).toMatchObject([{ path: "password" }]);
    expect((await reset(token, "a whole sentence of thirty and more letters")).status).toBe(204);
  });

  it("K9: a second factor stays in force over a new password", async () => {
    const { admin } = await world.tenant("factor");
    await world.deps.db.platform.user.update({
      where: { id: admin.userId },
      data: { sealedTotpSecret: "not used here", totpConfirmedAt: new Date() },
    });
    await forgot(admin.email);
    expect((await reset(tokenIn(await mailTo(world, admin.email, "new password")))).status).toBe(204);
    const answer = await logIn(admin.email, better);
    expect([answer.status, answer.body["errors"]]).toMatchObject([401, [{ path: "totp" }]]);
  });

  it("K5: the answer is the same whether there is an account or not, and nothing is looked up for it", async () => {
    const { tenant, admin } = await world.tenant("same");
    const gone = await world.person(tenant.id, "gone@same.test", "user");
    await world.deps.db.platform.user.update({ where: { id: gone.userId }, data: { status: "suspended" } });
    const answers = [];
    for (const email of [admin.email, gone.email, "nobody@same.test"]) answers.push(told(await forgot(email)));
    expect(answers[0]).toMatchObject({ status: 202, body: {} });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await mailTo(world, admin.email, "new password");
    expect(await subjectsTo(world, gone.email)).toEqual([]);
    expect(await subjectsTo(world, "nobody@same.test")).toEqual([]);
  });

  it("K5: nobody can flood a mailbox, known or not: the sixth within an hour is refused alike", async () => {
    const strict = await World.create({ env: { RATE_LIMIT_SCALE: "1" } });
    try {
      const { admin } = await strict.tenant("flood");
      const statuses = async (email: string) => {
        const tries = Array.from({ length: 8 }, () => strict.rest()("POST", "/auth/password/forgot", { email }));
        return (await Promise.all(tries)).map(({ status }) => status).toSorted();
      };
      const known = await statuses(admin.email);
      expect(known).toEqual([202, 202, 202, 202, 202, 429, 429, 429]);
      expect(await statuses("nobody@flood.test")).toEqual(known);
    } finally {
      await strict.close();
    }
  });
});

it("guessed and foreign tokens open nothing, and cost no hash", async () => {
  const { admin } = await world.tenant("guess");
  await forgot(admin.email);
  const token = tokenIn(await mailTo(world, admin.email, "new password"));
  for (const wrong of ["x", `${token.slice(0, -1)}_`, token.toUpperCase(), `${token} `, "../../etc/passwd"]) {
    expect([wrong, (await reset(wrong)).status]).toEqual([wrong, 400]);
  }
  // A link for one purpose does not serve another.
  expect((await world.rest()("POST", "/auth/verify-email", { token })).status).toBe(400);
  expect((await reset(token)).status).toBe(204);
});
