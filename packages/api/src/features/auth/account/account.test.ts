import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type RestAnswer, type TestPerson } from "../../../../testing/harness";
import { mailTo, subjectsTo, tokenIn } from "../../../../testing/mailbox";
import { deviceOf } from "./device";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";
const better = "plum-orbit-lantern-42";

let world: World;
beforeAll(async () => {
  world = await World.create();
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

const fieldsOf = (answer: RestAnswer) =>
  (answer.body["errors"] as unknown as { path: string }[]).map(({ path }) => path);

const actionsIn = async (tenantId: string) =>
  (await world.deps.db.platform.auditLog.findMany({ where: { tenantId }, orderBy: { id: "asc" } })).map(
    (row) => row.action,
  );

async function logIn(person: TestPerson, headers: Record<string, string> = {}, secret = password) {
  return await world.rest()("POST", "/auth/login", { email: person.email, password: secret }, headers);
}

describe("profile and preferences", () => {
  it("changes what is sent, keeps the rest, and writes down what changed", async () => {
    const { tenant, admin } = await world.tenant("profile");
    const call = await world.signIn(admin);
    const first = await call("PATCH", "/auth/me", { name: "Ada B.", settings: { theme: "dark" } });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ name: "Ada B.", settings: { theme: "dark", time_zone: null } });
    const second = await call("PATCH", "/auth/me", { settings: { time_zone: "Europe/Lisbon" } });
    expect(second.body).toMatchObject({ name: "Ada B.", settings: { theme: "dark", time_zone: "Europe/Lisbon" } });
    await call("PATCH", "/auth/me", { name: "Ada B." });
    const rows = await world.deps.db.platform.auditLog.findMany({ where: { tenantId: tenant.id } });
    expect(rows.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      {
        action: "account.updated",
        before: { name: "admin", theme: "system" },
        after: { name: "Ada B.", theme: "dark" },
      },
      { action: "account.updated", before: { timeZone: null }, after: { timeZone: "Europe/Lisbon" } },
    ]);
  });

  it("two changes at once both stand", async () => {
    const { admin } = await world.tenant("profile-both");
    const call = await world.signIn(admin);
    await Promise.all([
      call("PATCH", "/auth/me", { settings: { theme: "dark" } }),
      call("PATCH", "/auth/me", { settings: { time_zone: "Asia/Tokyo" } }),
      call("PATCH", "/auth/me", { name: "Both" }),
    ]);
    const { body } = await call("GET", "/auth/me");
    expect(body).toMatchObject({ name: "Both", settings: { theme: "dark", time_zone: "Asia/Tokyo" } });
  });

  it("keeps views of the archive by name, and only what such a view is", async () => {
    const { admin } = await world.tenant("profile-views");
    const call = await world.signIn(admin);
    const views = [{ name: "Complaints", address: "?q=refund&days=7" }];
    expect((await call("PATCH", "/auth/me", { settings: { call_views: views } })).status).toBe(200);
    expect((await call("PATCH", "/auth/me", { settings: { theme: "dark" } })).body).toMatchObject({
      settings: { theme: "dark", call_views: views },
    });
    for (const bad of [{ name: " ", address: "?q=x" }, { name: "x", address: "//evil.test" }, { name: "x" }]) {
      expect((await call("PATCH", "/auth/me", { settings: { call_views: [bad] } })).status).toBe(400);
    }
  });

  it("Z7: role, e-mail, tenant and what is unknown cannot be slipped in", async () => {
    const { admin } = await world.tenant("profile-mass");
    const call = await world.signIn(admin);
    for (const extra of ["role", "email", "tenant_id", "status", "email_verified"]) {
      const answer = await call("PATCH", "/auth/me", { name: "Eve", [extra]: "super_admin" });
      expect([extra, answer.status, fieldsOf(answer)]).toEqual([extra, 400, [extra]]);
    }
    const nested = await call("PATCH", "/auth/me", { settings: { theme: "dark", is_admin: true } });
    expect(nested.status).toBe(400);
    const bad = await call("PATCH", "/auth/me", { settings: { time_zone: "Mars/Olympus", theme: "pink" } });
    expect(fieldsOf(bad).toSorted()).toEqual(["settings.theme", "settings.time_zone"]);
    expect((await call("GET", "/auth/me")).body).toMatchObject({ name: "admin", settings: { theme: "system" } });
  });

  it("a super admin's change stands in the platform's log", async () => {
    const sue = await world.person(null, "sue@profile.test", "super_admin");
    const call = await world.signIn(sue);
    expect((await call("PATCH", "/auth/me", { name: "Sue" })).status).toBe(200);
    const rows = await world.deps.db.platform.platformAuditLog.findMany({ where: { objectId: sue.userId } });
    expect(rows).toMatchObject([{ action: "account.updated", actorId: sue.userId, objectName: sue.email }]);
  });
});

describe("changing the password", () => {
  it("K3: ends every other session at the next request, keeps this one, and tells by mail", async () => {
    const { tenant, admin } = await world.tenant("change");
    const here = await world.signIn(admin);
    const there = await logIn(admin);
    const elsewhere = world.rest(String(there.body["access_token"]));
    expect((await elsewhere("GET", "/auth/me")).status).toBe(200);
    const changed = await here("POST", "/auth/password/change", { current_password: password, new_password: better });
    expect(changed.status).toBe(204);
    expect((await elsewhere("GET", "/auth/me")).status).toBe(401);
    const refresh = { refresh_token: there.body["refresh_token"] };
    expect((await world.rest()("POST", "/auth/refresh", refresh)).status).toBe(401);
    expect((await here("GET", "/auth/me")).status).toBe(200);
    expect((await logIn(admin)).status).toBe(401);
    expect((await logIn(admin, {}, better)).status).toBe(200);
    expect(await actionsIn(tenant.id)).toEqual(["account.password_changed"]);
    expect(await mailTo(world, admin.email, "password was changed")).toContain("It was not me");
  });

  it("asks for the present one, and refuses weak, old and, by the tenant's rule, short ones", async () => {
    const { tenant, admin } = await world.tenant("rules");
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { minPasswordLength: 15 } });
    const call = await world.signIn(admin);
    const paths = async (current_password: string, new_password: string) => {
      const answer = await call("POST", "/auth/password/change", { current_password, new_password });
      return [answer.status, ...fieldsOf(answer)];
    };
    expect(await paths("not my password", better)).toEqual([400, "current_password"]);
    expect(await paths(password, password)).toEqual([400, "new_password"]);
    expect(await paths(password, "password1password")).toEqual([400, "new_password"]);
    expect(await paths(password, "plum-orbit-42")).toEqual([400, "new_password"]);
    expect((await call("GET", "/auth/account")).body).toMatchObject({ min_password_length: 15 });
    expect((await logIn(admin)).status).toBe(200);
    expect(await actionsIn(tenant.id)).toEqual([]);
  });

  it("takes long ones and any writing, however its accents are composed", async () => {
    const { admin } = await world.tenant("unicode");
    const call = await world.signIn(admin);
    const typed = "más café, señor Ñandú 🦤";
    const answer = await call("POST", "/auth/password/change", {
      current_password: password,
      new_password: typed.normalize("NFD"),
    });
    expect(answer.status).toBe(204);
    expect((await logIn(admin, {}, typed.normalize("NFC"))).status).toBe(200);
  });
});

describe("the e-mail", () => {
  it("is confirmed by a link that holds once", async () => {
    const { tenant, admin } = await world.tenant("confirm");
    const call = await world.signIn(admin);
    expect((await call("GET", "/auth/me")).body).toMatchObject({ email_verified: false });
    expect((await call("POST", "/auth/verify-email/send")).status).toBe(202);
    const token = tokenIn(await mailTo(world, admin.email, "Confirm your e-mail"));
    const rows = await world.deps.db.platform.mailedLink.findMany({ where: { userId: admin.userId } });
    expect(JSON.stringify(rows)).not.toContain(token);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.rest()("POST", "/auth/verify-email", { token })),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 400]));
    expect((await call("GET", "/auth/me")).body).toMatchObject({ email_verified: true });
    expect((await call("POST", "/auth/verify-email/send")).status).toBe(409);
    expect(await actionsIn(tenant.id)).toEqual(["account.email_verified"]);
  });

  it("is confirmed by the mail that registering sends", async () => {
    const email = "newcomer@welcome.test";
    const made = await world.rest()("POST", "/auth/register", {
      tenant_name: "Welcome",
      name: "Nora",
      email,
      password: better,
    });
    expect(made.status).toBe(201);
    const token = tokenIn(await mailTo(world, email, "Confirm your e-mail"));
    expect((await world.rest()("POST", "/auth/verify-email", { token })).status).toBe(204);
    const me = await world.rest(made.body["access_token"])("GET", "/auth/me");
    expect(me.body).toMatchObject({ email_verified: true });
  });

  it("K9: moves to a new address by a link there; the old one is told, other sessions end, old links die", async () => {
    const { tenant, admin } = await world.tenant("move");
    const call = await world.signIn(admin);
    const elsewhere = await world.signIn(admin);
    await world.rest()("POST", "/auth/password/forgot", { email: admin.email });
    const oldReset = tokenIn(await mailTo(world, admin.email, "new password"));
    const asked = await call("POST", "/auth/email/change", { email: "Ada.New@Move.TEST", password });
    expect(asked.status).toBe(202);
    expect((await call("GET", "/auth/account")).body).toMatchObject({ pending_email: "ada.new@move.test" });
    expect((await call("GET", "/auth/me")).body).toMatchObject({ email: admin.email });
    const token = tokenIn(await mailTo(world, "ada.new@move.test", "new e-mail"));
    expect((await call("POST", "/auth/verify-email", { token })).status).toBe(204);
    expect((await call("GET", "/auth/me")).body).toMatchObject({ email: "ada.new@move.test", email_verified: true });
    expect((await elsewhere("GET", "/auth/me")).status).toBe(401);
    expect((await logIn(admin)).status).toBe(401);
    expect(await mailTo(world, admin.email, "e-mail address was changed")).toContain("ad…@move.test");
    const reset = await world.rest()("POST", "/auth/password/reset", { token: oldReset, password: better });
    expect([reset.status, fieldsOf(reset)]).toEqual([400, ["token"]]);
    expect((await world.rest()("POST", "/auth/verify-email", { token })).status).toBe(400);
    expect(await actionsIn(tenant.id)).toEqual(["account.email_changed"]);
  });

  it("does not move without the password, to a taken address, or by a link that a newer one replaced", async () => {
    const { admin } = await world.tenant("stay");
    const { admin: other } = await world.tenant("taken");
    const call = await world.signIn(admin);
    const wrong = await call("POST", "/auth/email/change", { email: "x@stay.test", password: "not my password" });
    expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ["password"]]);
    expect((await call("POST", "/auth/email/change", { email: other.email, password })).status).toBe(409);
    await call("POST", "/auth/email/change", { email: "one@stay.test", password });
    const first = tokenIn(await mailTo(world, "one@stay.test", "new e-mail"));
    await call("POST", "/auth/email/change", { email: "two@stay.test", password });
    expect((await world.rest()("POST", "/auth/verify-email", { token: first })).status).toBe(400);
    const second = tokenIn(await mailTo(world, "two@stay.test", "new e-mail"));
    await world.person(null, "two@stay.test", "super_admin");
    expect((await world.rest()("POST", "/auth/verify-email", { token: second })).status).toBe(409);
    expect((await call("GET", "/auth/me")).body).toMatchObject({ email: admin.email });
  });
});

describe("sessions", () => {
  it("are listed with device, address and last seen; one or all others can be ended", async () => {
    const { tenant, admin } = await world.tenant("sessions");
    const here = await world.signIn(admin);
    const laptop = world.rest(String((await logIn(admin, { "user-agent": chrome })).body["access_token"]));
    const script = world.rest(String((await logIn(admin, { "user-agent": "curl/8.5.0" })).body["access_token"]));
    const { body } = await here("GET", "/auth/sessions");
    const listed = body["data"] as unknown as { id: string; device: string; ip_address: string; current: boolean }[];
    expect(listed.map(({ device, current }) => [device, current])).toEqual([
      ["curl", false],
      ["Chrome on Windows", false],
      ["node", true],
    ]);
    expect(listed.every(({ ip_address: address }) => address === "127.0.0.1")).toBe(true);
    expect((await here("DELETE", `/auth/sessions/${listed[1]?.id ?? ""}`)).status).toBe(204);
    expect((await laptop("GET", "/auth/me")).status).toBe(401);
    expect((await script("GET", "/auth/me")).status).toBe(200);
    expect((await here("DELETE", "/auth/sessions")).body).toEqual({ ended: 1 });
    expect((await script("GET", "/auth/me")).status).toBe(401);
    expect((await here("GET", "/auth/sessions")).body).toMatchObject({ data: [{ current: true }], has_more: false });
    expect(await actionsIn(tenant.id)).toEqual(["account.session_ended", "account.sessions_ended"]);
  });

  it("of somebody else are not there", async () => {
    const { admin, tenant } = await world.tenant("mine");
    const colleague = await world.person(tenant.id, "colleague@mine.test", "user");
    const theirs = await world.signIn(colleague);
    const { body } = await theirs("GET", "/auth/sessions");
    const [session] = body["data"] as unknown as { id: string }[];
    const mine = await world.signIn(admin);
    const answer = await mine("DELETE", `/auth/sessions/${session?.id ?? ""}`);
    const never = await mine("DELETE", `/auth/sessions/${crypto.randomUUID()}`);
    expect(answer.status).toBe(404);
    expect({ ...answer.body, request_id: "" }).toEqual({ ...never.body, request_id: "" });
    expect((await theirs("GET", "/auth/me")).status).toBe(200);
  });

  it("last seen follows use within a few minutes, without a write for every request", async () => {
    const { admin } = await world.tenant("seen");
    const call = await world.signIn(admin);
    const seen = async () => {
      const row = await world.deps.db.platform.session.findFirstOrThrow({ where: { userId: admin.userId } });
      return row.lastSeenAt.getTime();
    };
    const first = await seen();
    await call("GET", "/auth/me");
    expect(await seen()).toBe(first);
    world.clock.move(6 * 60_000);
    await call("GET", "/auth/me");
    world.clock.move(-6 * 60_000);
    expect(await seen()).toBeGreaterThanOrEqual(first + 6 * 60_000);
  });
});

it("devices are named in words", () => {
  expect(deviceOf(chrome)).toBe("Chrome on Windows");
  expect(deviceOf("python-requests/2.32.3")).toBe("python-requests");
  expect(deviceOf("\u001b[31m\r\nevil")).toBe("Unknown device");
  expect(deviceOf(null)).toBeNull();
});

it("mails go to nobody else", async () => {
  const { admin } = await world.tenant("quiet");
  const bystander = await world.tenant("bystander");
  const call = await world.signIn(admin);
  await call("POST", "/auth/password/change", { current_password: password, new_password: better });
  await mailTo(world, admin.email, "password was changed");
  expect(await subjectsTo(world, bystander.admin.email)).toEqual([]);
});

describe("while the organisation is suspended", () => {
  it("nothing of the account changes but what keeps it safe", async () => {
    const { tenant, admin } = await world.tenant("account-suspended");
    const [call, other] = [await world.signIn(admin), await world.signIn(admin)];
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { status: "suspended" } });
    const refused: [string, string, object?][] = [
      ["PATCH", "/auth/me", { name: "Changed" }],
      ["PATCH", "/auth/me", { settings: { theme: "dark" } }],
      ["POST", "/auth/email/change", { email: "new@account-suspended.test", password }],
      ["POST", "/auth/verify-email/send"],
    ];
    for (const [method, path, body] of refused) {
      const answer = await call(method, path, body);
      expect([path, answer.status, answer.body["code"]]).toEqual([path, 403, "tenant_suspended"]);
    }
    expect((await call("GET", "/auth/me")).body).toMatchObject({ name: "admin", settings: { theme: "system" } });
    expect((await call("POST", "/auth/two-factor", { password })).status).toBe(200);
    const change = { current_password: password, new_password: better };
    expect((await call("POST", "/auth/password/change", change)).status).toBe(204);
    expect((await other("GET", "/auth/me")).status).toBe(401);
    const again = await logIn(admin, {}, better);
    expect((await call("DELETE", "/auth/sessions")).body).toMatchObject({ ended: 1 });
    expect((await world.rest(String(again.body["access_token"]))("GET", "/auth/me")).status).toBe(401);
  });
});
