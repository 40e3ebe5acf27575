import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type RestCaller } from "../../../testing/harness";
import type { TenantCtx } from "../../kernel/context";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

interface Member {
  readonly id: string;
  readonly role: string;
  readonly status: string;
  readonly agents: { id: string }[];
  readonly phone_numbers: { id: string }[];
}

const memberOf = async (rest: RestCaller, id: string) => (await rest("GET", `/users/${id}`)).body as unknown as Member;

async function addAgent(ctx: TenantCtx, name: string, assignedUserId: string | null = null) {
  const settled = { status: "active", revision: 3, syncedRevision: 3 } as const;
  return await ctx.db.agent.create({
    data: { name, systemPrompt: "p", voiceId: "v", llmModel: "m", assignedUserId, ...settled },
  });
}

let serial = 0;
async function addNumber(ctx: TenantCtx, userId: string | null) {
  serial += 1;
  const phoneNumber = `+1646555${String(serial).padStart(4, "0")}`;
  const number = await world.deps.db.platform.phoneNumber.create({
    data: {
      phoneNumber,
      countryCode: "US",
      status: "assigned",
      tenantId: ctx.tenant.id,
      assignedUserId: userId,
      syncedRevision: 1,
    },
  });
  await ctx.db.phoneNumberHolding.create({ data: { phoneNumberId: number.id, userId, heldFrom: new Date(0) } });
  return number;
}

async function addCall(ctx: TenantCtx, userId: string, agentId: string) {
  return await ctx.db.call.create({
    data: {
      userId,
      agentId,
      retellCallId: `call_${userId}`,
      direction: "inbound",
      status: "completed",
      occurredAt: new Date(),
    },
  });
}

/** A tenant with an admin and a user who has an agent, a number and a call. */
async function team(slug: string) {
  const { tenant, admin, ctx } = await world.tenant(slug);
  const user = await world.person(tenant.id, `user@${slug}.test`, "user");
  const agent = await addAgent(ctx, "Reception", user.userId);
  const number = await addNumber(ctx, user.userId);
  const call = await addCall(ctx, user.userId, agent.id);
  return { tenant, admin, ctx, user, agent, number, call, rest: await world.signIn(admin) };
}

describe("the list", () => {
  it("shows every member with what they have, in pages, and finds by name and e-mail", async () => {
    const { rest, tenant, user, agent, number } = await team("listed");
    await Promise.all(
      Array.from({ length: 7 }, (_, n) => world.person(tenant.id, `extra${n}@listed.test`, n === 0 ? "admin" : "user")),
    );
    await world.signIn(user);
    const ids: string[] = [];
    let query = "/users?limit=4";
    for (;;) {
      const { body } = await rest("GET", query);
      ids.push(...(body["data"] as unknown as Member[]).map(({ id }) => id));
      if (body["next_cursor"] === null) break;
      query = `/users?limit=4&cursor=${String(body["next_cursor"])}`;
    }
    expect(ids).toHaveLength(9);
    expect(new Set(ids).size).toBe(9);
    const found = await rest("GET", "/users?q=USER%40listed");
    expect(found.body["data"]).toMatchObject([
      {
        id: user.userId,
        assigned_agent_id: agent.id,
        assigned_phone_number_id: number.id,
        agents: [{ id: agent.id, name: "Reception" }],
        last_seen_at: expect.any(String) as string,
      },
    ]);
    expect((await rest("GET", "/users?role=admin")).body["data"]).toHaveLength(2);
    expect((await rest("GET", "/users?cursor=nonsense")).status).toBe(400);
    expect((await rest("GET", "/users?status=gone")).status).toBe(400);
  });

  it("Z7: holds the promised fields and nothing secret", async () => {
    const { rest, user } = await team("fields");
    expect(Object.keys(await memberOf(rest, user.userId)).toSorted()).toEqual(
      [
        ...["agents", "assigned_agent_id", "assigned_phone_number_id", "created_at", "email", "email_verified", "id"],
        ...["last_login_at", "last_seen_at", "name", "phone_numbers", "role", "status", "tenant_id", "two_factor"],
      ].toSorted(),
    );
  });
});

describe("changing a member", () => {
  it("Z7: takes the fields that are meant and no others", async () => {
    const { rest, user, ctx } = await team("mass");
    const before = await ctx.db.user.findUnique({ where: { id: user.userId } });
    const tries = [
      { tenant_id: crypto.randomUUID() },
      { email: "other@mass.test" },
      { email_verified: true },
      { password_hash: "x" },
      { role: "super_admin" },
      { status: "invited" },
      { removed_at: "2020-01-01T00:00:00Z" },
      { plan: "enterprise" },
    ];
    for (const body of tries) {
      expect([body, (await rest("PATCH", `/users/${user.userId}`, body)).status]).toEqual([body, 400]);
    }
    expect(await ctx.db.user.findUnique({ where: { id: user.userId } })).toEqual(before);
    const invitation = { email: "z7@mass.test", role: "user", accepted_at: "2020-01-01T00:00:00Z" };
    expect((await rest("POST", "/invitations", invitation)).status).toBe(400);
  });

  it("K3: another role holds from the next request on", async () => {
    const { rest, user } = await team("role-bites");
    const theirs = await world.signIn(user);
    expect((await theirs("GET", "/users")).status).toBe(403);
    await rest("PATCH", `/users/${user.userId}`, { role: "admin" });
    expect((await theirs("GET", "/users")).status).toBe(200);
    await rest("PATCH", `/users/${user.userId}`, { role: "user" });
    expect((await theirs("GET", "/users")).status).toBe(403);
  });

  it("K3: a suspended member is refused at once, and old sessions stay dead after reactivation", async () => {
    const { rest, user } = await team("suspended-member");
    const theirs = await world.signIn(user);
    expect((await theirs("GET", "/auth/me")).status).toBe(200);
    expect((await rest("PATCH", `/users/${user.userId}`, { status: "suspended" })).body).toMatchObject({
      status: "suspended",
    });
    expect((await theirs("GET", "/auth/me")).status).toBe(401);
    expect((await world.rest()("POST", "/auth/login", { email: user.email, password })).status).toBe(401);
    await rest("PATCH", `/users/${user.userId}`, { status: "active" });
    expect((await theirs("GET", "/auth/me")).status).toBe(401);
    expect((await (await world.signIn(user))("GET", "/auth/me")).status).toBe(200);
  });

  it("assigns an agent and a number, takes them from whoever had them, and moves the holding with them", async () => {
    const { rest, ctx, tenant, user, agent, number } = await team("assigns");
    const other = await world.person(tenant.id, "other@assigns.test", "user");
    const body = { assigned_agent_id: agent.id, assigned_phone_number_id: number.id };
    const changed = await rest("PATCH", `/users/${other.userId}`, body);
    expect(changed.body).toMatchObject(body);
    expect(await memberOf(rest, user.userId)).toMatchObject({ agents: [], phone_numbers: [] });
    const row = await ctx.db.agent.findUnique({ where: { id: agent.id } });
    expect(row).toMatchObject({ assignedUserId: other.userId, revision: 4, syncedRevision: 4 });
    const holdings = await ctx.db.phoneNumberHolding.findMany({
      where: { phoneNumberId: number.id },
      orderBy: { heldFrom: "asc" },
    });
    expect(holdings.map(({ userId, heldUntil }) => [userId, heldUntil === null])).toEqual([
      [user.userId, false],
      [other.userId, true],
    ]);
    const taken = await rest("PATCH", `/users/${other.userId}`, {
      assigned_agent_id: null,
      assigned_phone_number_id: null,
    });
    expect(taken.body).toMatchObject({ agents: [], phone_numbers: [], assigned_agent_id: null });
    const actions = await ctx.db.auditLog.findMany({ where: { action: "member.updated" } });
    expect(actions).toHaveLength(2);
    expect((await rest("PATCH", `/users/${other.userId}`, { assigned_agent_id: null })).status).toBe(200);
    expect(await ctx.db.auditLog.count({ where: { action: "member.updated" } })).toBe(2);
  });

  it("Z8: another tenant's members, agents and numbers are not there", async () => {
    const mine = await team("z8-mine");
    const theirs = await team("z8-theirs");
    const strange = [
      { assigned_agent_id: theirs.agent.id },
      { assigned_phone_number_id: theirs.number.id },
      { assigned_agent_id: crypto.randomUUID() },
    ];
    for (const body of strange) {
      expect((await mine.rest("PATCH", `/users/${mine.user.userId}`, body)).status).toBe(404);
    }
    for (const id of [theirs.user.userId, crypto.randomUUID()]) {
      expect((await mine.rest("GET", `/users/${id}`)).status).toBe(404);
      expect((await mine.rest("PATCH", `/users/${id}`, { role: "admin" })).status).toBe(404);
      expect((await mine.rest("DELETE", `/users/${id}`)).status).toBe(404);
    }
    const foreign = await mine.rest("DELETE", `/users/${mine.user.userId}?reassign_to=${theirs.user.userId}`);
    expect(foreign.status).toBe(404);
    expect(await memberOf(mine.rest, mine.user.userId)).toMatchObject({ status: "active", agents: [{}] });
    expect(await memberOf(theirs.rest, theirs.user.userId)).toMatchObject({ role: "user", status: "active" });
  });

  it("a user may nothing of it, not even with the own id", async () => {
    const { user } = await team("user-may-not");
    const theirs = await world.signIn(user);
    expect((await theirs("GET", `/users/${user.userId}`)).status).toBe(403);
    expect((await theirs("PATCH", `/users/${user.userId}`, { role: "admin" })).status).toBe(403);
    expect((await theirs("DELETE", `/users/${user.userId}`)).status).toBe(403);
  });
});

describe("the last admin", () => {
  it("cannot be demoted, suspended or removed", async () => {
    const { rest, admin } = await team("last-admin");
    const path = `/users/${admin.userId}`;
    expect(await rest("PATCH", path, { role: "user" })).toMatchObject({
      status: 409,
      body: { errors: [{ path: "role" }] },
    });
    expect((await rest("PATCH", path, { status: "suspended" })).status).toBe(409);
    expect((await rest("DELETE", path)).status).toBe(409);
    expect((await rest("GET", "/auth/me")).body["role"]).toBe("admin");
  });

  it("does not count admins who are suspended or were removed", async () => {
    const { rest, admin, tenant } = await team("ghost-admins");
    const second = await world.person(tenant.id, "second@ghost-admins.test", "admin");
    const third = await world.person(tenant.id, "third@ghost-admins.test", "admin");
    expect((await rest("PATCH", `/users/${second.userId}`, { status: "suspended" })).status).toBe(200);
    expect((await rest("DELETE", `/users/${third.userId}`)).status).toBe(204);
    expect((await rest("PATCH", `/users/${admin.userId}`, { role: "user" })).status).toBe(409);
  });

  it("C8: two admins who part with each other at once leave one, in twenty rounds", async () => {
    const round = async (_: unknown, n: number) => {
      const slug = `c8-${n}`;
      const { tenant, admin, ctx } = await world.tenant(slug);
      const second = await world.person(tenant.id, `second@${slug}.test`, "admin");
      const [one, two] = await Promise.all([world.signIn(admin), world.signIn(second)]);
      const acts = [
        (rest: RestCaller, id: string) => rest("DELETE", `/users/${id}`),
        (rest: RestCaller, id: string) => rest("PATCH", `/users/${id}`, { role: "user" }),
        (rest: RestCaller, id: string) => rest("PATCH", `/users/${id}`, { status: "suspended" }),
      ];
      const [first = acts[0], other = acts[0]] = [acts[n % 3], acts[(n + 1) % 3]];
      const demote = acts[1];
      await Promise.all([
        first?.(one, second.userId),
        other?.(two, admin.userId),
        demote?.(one, admin.userId),
        demote?.(two, second.userId),
      ]);
      return await ctx.db.user.count({ where: { role: "admin", status: "active", removedAt: null } });
    };
    expect(await Promise.all(Array.from({ length: 20 }, round))).toEqual(Array.from({ length: 20 }, () => 1));
  }, 120_000);
});

describe("removing a member", () => {
  it("K3: refuses the very next request, every session and the sign-in", async () => {
    const { rest, user } = await team("removed");
    const [first, second] = await Promise.all([world.signIn(user), world.signIn(user)]);
    expect((await rest("DELETE", `/users/${user.userId}`)).status).toBe(204);
    for (const theirs of [first, second]) expect((await theirs("GET", "/auth/me")).status).toBe(401);
    expect((await world.rest()("POST", "/auth/login", { email: user.email, password })).status).toBe(401);
    const sessions = await world.deps.db.platform.session.findMany({ where: { userId: user.userId } });
    expect(sessions.map(({ revokedReason }) => revokedReason)).toEqual(["removed", "removed"]);
    expect((await rest("GET", `/users/${user.userId}`)).status).toBe(404);
    expect((await rest("DELETE", `/users/${user.userId}`)).status).toBe(404);
    const users = await rest("GET", "/users");
    expect((users.body["data"] as unknown as Member[]).map(({ id }) => id)).not.toContain(user.userId);
  });

  it("hands agents and numbers to the one who was chosen, and leaves calls under the old name for admins alone", async () => {
    const { rest, ctx, tenant, user, agent, number, call } = await team("handed-over");
    const heir = await world.person(tenant.id, "heir@handed-over.test", "user");
    const affected = await rest("GET", `/users/${user.userId}`);
    expect(affected.body).toMatchObject({ agents: [{ id: agent.id }], phone_numbers: [{ id: number.id }] });
    expect((await rest("DELETE", `/users/${user.userId}?reassign_to=${heir.userId}`)).status).toBe(204);
    expect(await memberOf(rest, heir.userId)).toMatchObject({
      agents: [{ id: agent.id }],
      phone_numbers: [{ id: number.id }],
    });
    expect(await ctx.db.call.findUnique({ where: { id: call.id }, include: { user: true } })).toMatchObject({
      userId: user.userId,
      user: { name: "user" },
    });
    const asHeir = await world.signIn(heir);
    expect((await asHeir("GET", "/calls")).body["data"]).toEqual([]);
    expect((await asHeir("GET", `/calls/${call.id}`)).status).toBe(404);
    expect((await rest("GET", `/calls/${call.id}`)).status).toBe(200);
    const [row] = await ctx.db.auditLog.findMany({ where: { action: "member.removed" } });
    expect(row).toMatchObject({
      objectId: user.userId,
      before: { email: user.email, role: "user" },
      after: { reassignedTo: heir.userId, agentIds: [agent.id], phoneNumberIds: [number.id] },
    });
  });

  it("without an heir leaves agents and numbers with nobody, and tells what it touches before", async () => {
    const { rest, ctx, user, agent, number } = await team("no-heir");
    const { affectedByRemoval } = await import("./affected");
    expect(await affectedByRemoval(ctx, { id: user.userId })).toMatchObject({
      agents: [{ id: agent.id }],
      phoneNumbers: [{ id: number.id }],
      calls: 1,
      invitations: [],
      isLastAdmin: false,
    });
    expect((await rest("DELETE", `/users/${user.userId}?reassign_to=${user.userId}`)).status).toBe(400);
    expect((await rest("DELETE", `/users/${user.userId}`)).status).toBe(204);
    expect(await ctx.db.agent.findUnique({ where: { id: agent.id } })).toMatchObject({ assignedUserId: null });
    expect(await ctx.db.phoneNumber.findUnique({ where: { id: number.id } })).toMatchObject({ assignedUserId: null });
  });

  it("frees the seat and the address: the same person can be invited again and begins anew", async () => {
    const { admin, ctx } = await world.tenant("again", { maxUsers: 2 });
    const rest = await world.signIn(admin);
    const user = await world.person(ctx.tenant.id, "user@again.test", "user");
    expect((await rest("POST", "/invitations", { email: "third@again.test", role: "user" })).status).toBe(403);
    await rest("DELETE", `/users/${user.userId}`);
    expect((await rest("POST", "/invitations", { email: user.email, role: "user" })).status).toBe(201);
    await expect(ctx.db.user.update({ where: { id: user.userId }, data: { status: "active" } })).rejects.toThrow(
      "users_removed_is_suspended",
    );
  });
});
