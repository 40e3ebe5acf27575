import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, password } from "../../../../testing/harness";
import { mailsTo, tokenIn } from "../../../../testing/mailbox";
import { sha256Hex } from "../../../kernel/crypto";
import { linkToken } from "../../../kernel/link-token";

let world: World;
beforeAll(async () => {
  world = await World.create();
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

const dayMs = 24 * 60 * 60 * 1000;
const newPassword = "stapler orbit lemon 77";
const rowOf = (id: string) => world.deps.db.platform.invitation.findUniqueOrThrow({ where: { id } });
const tokenOf = (id: string) => linkToken(world.deps.env.AUTH_SECRET, "invitation", id);
const accept = (token: string, more: object = {}) =>
  world.rest()("POST", `/auth/invitations/${token}/accept`, { name: "New Member", password: newPassword, ...more });

/** A tenant whose admin has invited somebody. */
async function invited(slug: string, caps: Parameters<World["tenant"]>[1] = {}, role: "admin" | "user" = "user") {
  const { tenant, admin, ctx } = await world.tenant(slug, caps);
  const rest = await world.signIn(admin);
  const email = `new@${slug}.test`;
  const sent = await rest("POST", "/invitations", { email, role });
  expect(sent.status).toBe(201);
  const id = String(sent.body["id"]);
  return { tenant, admin, ctx, rest, email, id, token: tokenOf(id) };
}

describe("inviting", () => {
  it("sends a mail whose link lets exactly that person in, with the role that was meant", async () => {
    const { email, rest, tenant } = await invited("journey");
    const [mail] = await mailsTo(world, email);
    const token = tokenIn(mail?.text ?? "");
    const offer = await world.rest()("GET", `/auth/invitations/${token}`);
    expect(offer.body).toMatchObject({ status: "open", tenant_name: "journey", email, role: "user" });
    const pair = await accept(token);
    expect(pair.status).toBe(201);
    const me = await world.rest(String(pair.body["access_token"]))("GET", "/auth/me");
    expect(me.body).toMatchObject({ email, name: "New Member", role: "user", tenant_id: tenant.id, status: "active" });
    const list = await rest("GET", "/invitations");
    expect(list.body["data"]).toMatchObject([{ email, status: "accepted", invited_by_name: "admin" }]);
    const users = await rest("GET", "/users?q=new%20mem");
    expect(users.body["data"]).toMatchObject([{ email, role: "user", status: "active" }]);
  });

  it("K8: keeps nothing of the token but its hash", async () => {
    const { id, token } = await invited("hash");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const row = await rowOf(id);
    expect(row.tokenHash).toBe(sha256Hex(token));
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("refuses members, people who are invited already, and other roles, by field", async () => {
    const { rest, email, admin } = await invited("twice");
    for (const again of [email.toUpperCase(), admin.email]) {
      const answer = await rest("POST", "/invitations", { email: again, role: "user" });
      expect(answer).toMatchObject({ status: 409, body: { code: "conflict", errors: [{ path: "email" }] } });
    }
    const wrong = await rest("POST", "/invitations", { email: "not an address", role: "super_admin" });
    expect(wrong.status).toBe(400);
    expect(wrong.body["errors"]).toMatchObject([{ path: "email" }, { path: "role" }]);
  });

  it("C7: the same address at the same time is invited once, whatever its case", async () => {
    const { admin } = await world.tenant("same-time");
    const rest = await world.signIn(admin);
    const emails = Array.from({ length: 20 }, (_, n) => (n % 2 ? "Same@Same-Time.test" : "same@same-time.test"));
    const answers = await Promise.all(emails.map((email) => rest("POST", "/invitations", { email, role: "user" })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it("C3: never gives more seats than the plan has, open invitations counted", async () => {
    const { admin, ctx } = await world.tenant("seats", { maxUsers: 6 });
    const rest = await world.signIn(admin);
    for (let round = 0; round < 3; round++) {
      await ctx.db.invitation.deleteMany();
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, n) =>
          rest("POST", "/invitations", { email: `s${round}-${n}@seats.test`, role: "user" }),
        ),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
      expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body["code"]))).toEqual(
        new Set(["plan_limit_reached"]),
      );
      expect(await ctx.db.invitation.count()).toBe(5);
    }
  });

  it("C3: checks the seats again when invitations are accepted", async () => {
    const { ctx, rest, id } = await invited("lowered-seats", { maxUsers: 3 });
    const second = await rest("POST", "/invitations", { email: "second@lowered-seats.test", role: "user" });
    await world.deps.db.platform.tenant.update({ where: { id: ctx.tenant.id }, data: { maxUsers: 2 } });
    const answers = await Promise.all([accept(tokenOf(id)), accept(tokenOf(String(second.body["id"])))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403]);
    expect(await ctx.db.user.count()).toBe(2);
  });

  it("K5: answers alike whether the address has an account elsewhere or not; only the mail tells its owner", async () => {
    const { admin: elsewhere } = await world.tenant("k5-elsewhere");
    const { admin, ctx } = await world.tenant("k5");
    const rest = await world.signIn(admin);
    const known = await rest("POST", "/invitations", { email: elsewhere.email, role: "user" });
    const unknown = await rest("POST", "/invitations", { email: "nobody@k5-elsewhere.test", role: "user" });
    expect(known.status).toBe(unknown.status);
    const shape = ({ id: _, email: __, created_at: ___, expires_at: ____, ...rest }: Record<string, unknown>) => rest;
    expect(shape(known.body)).toEqual(shape(unknown.body));
    const [toKnown] = await mailsTo(world, elsewhere.email);
    expect(toKnown?.subject).toContain("k5");
    expect(toKnown?.text).toContain("already");
    expect(toKnown?.text).not.toContain("/invite/");
    const [toUnknown] = await mailsTo(world, "nobody@k5-elsewhere.test");
    expect(toUnknown?.text).toContain("/invite/");
    await expect.poll(() => ctx.db.invitation.count({ where: { sentAt: null } }), { timeout: 20_000 }).toBe(0);
    const list = await rest("GET", "/invitations?status=open");
    expect(list.body["data"]).toHaveLength(2);
    expect((await accept(tokenOf(String(known.body["id"])))).status).toBe(409);
  });
});

describe("accepting", () => {
  it("K8: of a hundred at once exactly one succeeds, and a second use is refused", async () => {
    const { token, ctx } = await invited("hundred");
    const answers = await Promise.all(Array.from({ length: 100 }, () => accept(token)));
    const byStatus = answers.map(({ status }) => status).toSorted();
    expect(byStatus.filter((status) => status === 201)).toHaveLength(1);
    // Those who came too late hear 409; those who had to wait too long for the hashing of passwords 503.
    expect(byStatus.filter((status) => status === 409 || status === 503)).toHaveLength(99);
    expect(await ctx.db.user.count()).toBe(2);
    expect(await accept(token)).toMatchObject({ status: 409, body: { detail: expect.stringContaining("accepted") } });
  });

  it("K8: is refused when the time is over, and open again after it was sent again", async () => {
    const { token, rest, id } = await invited("expired");
    world.clock.move(7 * dayMs + 1);
    try {
      const late = await accept(token);
      expect(late).toMatchObject({ status: 409, body: { detail: expect.stringContaining("time") } });
      expect((await world.rest()("GET", `/auth/invitations/${token}`)).body["status"]).toBe("expired");
      const again = await world.signIn({ email: "admin@expired.test" });
      expect((await again("POST", `/invitations/${id}/resend`)).body).toMatchObject({ status: "open" });
      expect((await accept(token)).status).toBe(201);
    } finally {
      world.clock.move(-7 * dayMs - 1);
    }
    expect((await rest("GET", "/invitations?status=expired")).body["data"]).toEqual([]);
  });

  it("K8: is refused after the invitation was withdrawn, and for tokens that never were", async () => {
    const { token, rest, id } = await invited("withdrawn");
    expect((await rest("DELETE", `/invitations/${id}`)).status).toBe(204);
    expect(await accept(token)).toMatchObject({ status: 409, body: { detail: expect.stringContaining("withdrawn") } });
    expect((await rest("POST", `/invitations/${id}/resend`)).status).toBe(409);
    expect((await rest("DELETE", `/invitations/${id}`)).status).toBe(409);
    expect((await accept(`${token.slice(0, -1)}_`)).status).toBe(404);
    expect((await world.rest()("GET", "/auth/invitations/nothing")).status).toBe(404);
  });

  it("K8: is refused in a browser where somebody else is signed in", async () => {
    const { token, rest, ctx } = await invited("somebody-else");
    const body = { name: "Thief", password: newPassword };
    const answer = await rest("POST", `/auth/invitations/${token}/accept`, body);
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining("Sign out first") } });
    expect(await ctx.db.user.count()).toBe(1);
  });

  it("K8: gives the role that the invitation has when it is accepted", async () => {
    const { token, id } = await invited("role-changed", {}, "admin");
    await world.deps.db.platform.invitation.update({ where: { id }, data: { role: "user" } });
    const pair = await accept(token);
    const me = await world.rest(String(pair.body["access_token"]))("GET", "/auth/me");
    expect(me.body["role"]).toBe("user");
  });

  it("K8: is refused while the organisation is suspended", async () => {
    const { token, tenant, ctx } = await invited("suspended-tenant");
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { status: "suspended" } });
    expect(await accept(token)).toMatchObject({ status: 403, body: { code: "tenant_suspended" } });
    expect((await world.rest()("GET", `/auth/invitations/${token}`)).body["status"]).toBe("tenant_suspended");
    expect(await ctx.db.user.count()).toBe(1);
  });

  it("refuses passwords that are easy to guess or shorter than the organisation asks, by field", async () => {
    const { token, tenant } = await invited("passwords");
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { minPasswordLength: 20 } });
    for (const bad of ["password1", "stapler orbit 7"]) {
      const answer = await accept(token, { password: bad });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: "password" }] } });
    }
    expect((await accept(token, { password: "stapler orbit lemon 7 grape" })).status).toBe(201);
  });

  it("Z7: takes neither role, tenant nor e-mail from whoever accepts", async () => {
    const { token } = await invited("mass-accept");
    for (const more of [{ role: "admin" }, { tenant_id: crypto.randomUUID() }, { email: "me@evil.test" }]) {
      expect((await accept(token, more)).status).toBe(400);
    }
    expect((await accept(token)).status).toBe(201);
  });
});

describe("whoever invited", () => {
  /** A second admin who has invited two people. */
  async function inviter(slug: string) {
    const { tenant, admin, ctx } = await world.tenant(slug);
    const second = await world.person(tenant.id, `second@${slug}.test`, "admin");
    const theirs = await world.signIn(second);
    const ids = await Promise.all(
      ["c", "d"].map(async (name) => {
        const sent = await theirs("POST", "/invitations", { email: `${name}@${slug}.test`, role: "admin" });
        return String(sent.body["id"]);
      }),
    );
    return { ctx, second, ids, rest: await world.signIn(admin) };
  }

  it.each([
    ["is a user", "demoted-inviter", "PATCH", { role: "user" }],
    ["is suspended", "suspended-inviter", "PATCH", { status: "suspended" }],
    ["is removed", "removed-inviter", "DELETE", undefined],
  ])("K8: lets nobody in any more once the inviter %s, and the log names whom", async (_what, slug, method, body) => {
    const { ctx, second, ids, rest } = await inviter(slug);
    expect((await rest(method, `/users/${second.userId}`, body)).status).toBeLessThan(300);
    for (const id of ids) {
      expect((await world.rest()("GET", `/auth/invitations/${tokenOf(id)}`)).body["status"]).toBe("revoked");
      expect((await accept(tokenOf(id))).status).toBe(409);
    }
    expect(await ctx.db.user.count()).toBe(2);
    const [row] = await ctx.db.auditLog.findMany({ where: { objectId: second.userId, objectType: "member" } });
    expect(row?.after).toMatchObject({ withdrawnInvitations: [`c@${slug}.test`, `d@${slug}.test`] });
  });

  it("keeps the invitations through every change that lets them go on inviting", async () => {
    const { second, ids, rest } = await inviter("renamed-inviter");
    expect((await rest("PATCH", `/users/${second.userId}`, { name: "Renamed" })).status).toBe(200);
    expect((await accept(tokenOf(ids[0] ?? ""))).status).toBe(201);
  });

  it("K8: of a removal and an acceptance at once, nobody comes in after the removal", async () => {
    const { second, ids, rest, ctx } = await inviter("racing-inviter");
    const [accepted, removed] = await Promise.all([
      accept(tokenOf(ids[0] ?? "")),
      rest("DELETE", `/users/${second.userId}`),
    ]);
    expect(removed.status).toBe(204);
    const joined = await ctx.db.user.count({ where: { email: "c@racing-inviter.test" } });
    expect([201, 409]).toContain(accepted.status);
    expect(joined).toBe(accepted.status === 201 ? 1 : 0);
    expect((await accept(tokenOf(ids[1] ?? ""))).status).toBe(409);
  });
});

describe("the link", () => {
  it("shown to an admin proves nothing about the address; from the mail it does", async () => {
    const { ctx, id, token, email, rest } = await invited("copied");
    await mailsTo(world, email);
    await expect.poll(async () => (await rowOf(id)).sentAt, { timeout: 20_000 }).not.toBeNull();
    const { copyInvitationLink } = await import("./copy-link");
    expect((await copyInvitationLink(ctx, { id })).url).toBe(`${world.url}/invite/${token}`);
    await accept(token);
    expect(await ctx.db.user.findFirst({ where: { email } })).toMatchObject({ emailVerified: false });

    const sent = await rest("POST", "/invitations", { email: "mailed@copied.test", role: "user" });
    await mailsTo(world, "mailed@copied.test");
    await expect.poll(async () => (await rowOf(String(sent.body["id"]))).sentAt, { timeout: 20_000 }).not.toBeNull();
    await accept(tokenOf(String(sent.body["id"])));
    expect(await ctx.db.user.findFirst({ where: { email: "mailed@copied.test" } })).toMatchObject({
      emailVerified: true,
    });
  });

  it("is not sent again within a minute", async () => {
    const { rest, id, email } = await invited("hasty");
    await mailsTo(world, email);
    await expect.poll(async () => (await rowOf(id)).sentAt, { timeout: 20_000 }).not.toBeNull();
    const hasty = await rest("POST", `/invitations/${id}/resend`);
    expect(hasty).toMatchObject({ status: 429 });
    expect(Number(hasty.headers.get("retry-after"))).toBeGreaterThan(0);
    world.clock.move(61_000);
    try {
      expect((await rest("POST", `/invitations/${id}/resend`)).status).toBe(200);
    } finally {
      world.clock.move(-61_000);
    }
    expect(await mailsTo(world, email, 2)).toHaveLength(2);
  });
});

describe("who may", () => {
  it("a user sees and does nothing here; another tenant's invitation is not there", async () => {
    const { tenant, id } = await invited("users-may-not");
    const user = await world.person(tenant.id, "user@users-may-not.test", "user");
    const { admin: stranger } = await world.tenant("invite-stranger");
    const asUser = await world.signIn(user);
    const asStranger = await world.signIn(stranger);
    const acts: [string, string, unknown?][] = [
      ["POST", `/invitations/${id}/resend`],
      ["DELETE", `/invitations/${id}`],
    ];
    for (const [method, path, body] of acts) {
      expect([path, (await asUser(method, path, body)).status]).toEqual([path, 403]);
      expect([path, (await asStranger(method, path, body)).status]).toEqual([path, 404]);
    }
    expect((await asUser("GET", "/invitations")).status).toBe(403);
    expect((await asUser("POST", "/invitations", { email: "x@y.test", role: "user" })).status).toBe(403);
    expect((await asStranger("GET", "/invitations")).body["data"]).toEqual([]);
    expect((await rowOf(id)).revokedAt).toBeNull();
  });

  it("L7: every change leaves one row in the audit log, without the token", async () => {
    const { ctx, rest, id, token, email } = await invited("audited");
    world.clock.move(61_000);
    expect((await rest("POST", `/invitations/${id}/resend`)).status).toBe(200);
    world.clock.move(-61_000);
    await accept(token);
    const rows = await ctx.db.auditLog.findMany({ orderBy: { createdAt: "asc" } });
    const actions = rows.map(({ action }) => action).filter((action) => action.startsWith("invitation."));
    expect(actions).toEqual(["invitation.sent", "invitation.resent", "invitation.accepted"]);
    expect(rows.find(({ action }) => action === "invitation.accepted")?.actorLabel).toBe(email);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(password);
  });
});
