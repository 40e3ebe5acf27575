import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../testing/harness";
import { signedInCaller } from "../../testing/signed-in-caller";
import { breakSandbox, lineOf, mendSandbox, requestsOf, type Line } from "../../testing/line";
import { settleCalls } from "../features/calls/settle";

let world: World;
let line: Line;
let admin: RestCaller;
let adminId: string;

beforeAll(async () => {
  world = await World.create();
  const { ctx, admin: person } = await world.tenant("once");
  line = await lineOf(world, ctx, "+12025550180");
  admin = await world.signIn(person);
  adminId = person.userId;
});
afterAll(() => world.close());
beforeEach(() => mendSandbox(world));

const db = () => world.deps.db.platform;
const dialPath = { path: "/v2/create-phone-call" };
const dials = async () => (await requestsOf(world)).filter((sent) => sent === "POST /v2/create-phone-call").length;
// Numbers that end in 0001 and the like are busy, or nobody is there.
let last = 20;
const somebody = () => `+491511235${String(++last).padStart(4, "0")}`;
const withKey = (key: string) => ({ "idempotency-key": key });

async function settle(): Promise<void> {
  await world.sandbox.idle();
  await settleCalls(world.deps);
}

describe("an Idempotency-Key", () => {
  it.each([
    ["a 500 after the deed", { kind: "status", status: 500, after: "after", match: dialPath }],
    ["a reset in the middle of the answer", { kind: "reset", after: "after", match: dialPath }],
  ])("keeps an outcome that nobody knows: after %s the same request never dials again", async (what, fault) => {
    const before = await dials();
    const body = { agent_id: line.agentId, to_number: somebody() };
    await breakSandbox(world, fault);
    const first = await admin("POST", "/calls", body, withKey(what));
    expect(first.status).toBe(504);
    await settle();
    await mendSandbox(world);
    const [call] = await db().call.findMany({ where: { toNumber: body.to_number } });
    expect(call).toMatchObject({ status: "completed" });
    expect(first.text).toContain(String(call?.id));
    const second = await admin("POST", "/calls", body, withKey(what));
    expect([second.status, second.body]).toEqual([504, first.body]);
    expect(second.headers.get("content-type")).toContain("application/problem+json");
    expect((await dials()) - before).toBe(1);
  });

  it("is free again after a failure that surely did nothing", async () => {
    const body = { agent_id: line.agentId, to_number: somebody() };
    await breakSandbox(world, { kind: "status", status: 402, match: dialPath });
    expect((await admin("POST", "/calls", body, withKey("refused"))).status).toBe(502);
    await mendSandbox(world);
    expect((await admin("POST", "/calls", body, withKey("refused"))).status).toBe(201);
    await settle();
  });

  it("of a request that died before it answered stays taken: 409, never a second time", async () => {
    const before = await dials();
    const body = { agent_id: line.agentId, to_number: somebody() };
    expect((await admin("POST", "/calls", body, withKey("died"))).status).toBe(201);
    await settle();
    // What a process leaves that is killed between the dial and keeping its answer.
    const where = { ownerId_key: { ownerId: adminId, key: "died" } };
    await db().idempotencyKey.update({ where, data: { status: null } });
    expect((await admin("POST", "/calls", body, withKey("died"))).body).toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("still running"),
    });
    world.clock.move(6 * 60_000);
    expect((await admin("POST", "/calls", body, withKey("died"))).body).toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("broken off"),
    });
    world.clock.move(-6 * 60_000);
    expect((await dials()) - before).toBe(1);
  });

  it("stands for the content, not for the order of its keys", async () => {
    const to = somebody();
    const first = await admin(
      "POST",
      "/calls",
      { agent_id: line.agentId, to_number: to, metadata: { a: 1, b: 2 } },
      withKey("order"),
    );
    const second = await admin(
      "POST",
      "/calls",
      { metadata: { b: 2, a: 1 }, to_number: to, agent_id: line.agentId },
      withKey("order"),
    );
    expect([second.status, second.body]).toEqual([201, first.body]);
    await settle();
  });

  it("is named as the header that it is", async () => {
    const body = { agent_id: line.agentId, to_number: somebody() };
    await admin("POST", "/calls", body, withKey("named"));
    const other = await admin("POST", "/calls", { ...body, to_number: somebody() }, withKey("named"));
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ errors: [{ path: "Idempotency-Key" }] });
    const long = await admin("POST", "/calls", body, withKey("k".repeat(256)));
    expect(long.body).toMatchObject({ errors: [{ path: "Idempotency-Key" }], status: 400 });
    await settle();
  });

  it("makes one organisation, whose tokens are kept sealed", async () => {
    const organisation = {
      tenant_name: "Registered once",
      name: "Ada",
      email: "ada@registered-once.test",
      password: "a long and quite unusual phrase",
    };
    const register = (facts: object = {}) =>
      world.rest()("POST", "/auth/register", { ...organisation, ...facts }, withKey("register"));
    const first = await register();
    expect(first.status).toBe(201);
    const second = await register();
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(await db().tenant.count({ where: { name: organisation.tenant_name } })).toBe(1);
    expect((await register({ password: "another long and unusual phrase" })).status).toBe(409);
    const kept = JSON.stringify(await db().idempotencyKey.findMany({ where: { key: "register" } }));
    expect(kept).not.toContain(String(first.body["refresh_token"]));
    expect(await world.rest(String(second.body["access_token"]))("GET", "/auth/me")).toMatchObject({ status: 200 });
  });

  it("K14: gives the answer of before to nobody who may not have it anew", async () => {
    const { tenant, ctx } = await world.tenant("once-allowed");
    const former = await world.person(tenant.id, "former@once-allowed.test", "admin");
    const asFormer = await world.signIn(former);
    const makeKey = () =>
      asFormer("POST", "/api-keys", { name: "Reports", scopes: ["calls:read"] }, withKey("a key to keep"));
    const first = await makeKey();
    expect(first.status).toBe(201);
    expect((await makeKey()).body).toEqual(first.body);
    await db().user.update({ where: { id: former.userId }, data: { role: "user" } });
    const replayed = await makeKey();
    expect(replayed).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect(replayed.text).not.toContain(String(first.body["key"]));
    await db().user.update({ where: { id: former.userId }, data: { role: "admin" } });
    const invite = () =>
      asFormer("POST", "/invitations", { email: "one@once-allowed.test", role: "user" }, withKey("an invitation"));
    expect((await invite()).status).toBe(201);
    await db().tenant.update({ where: { id: tenant.id }, data: { status: "suspended" } });
    expect(await invite()).toMatchObject({ status: 403, body: { code: "tenant_suspended" } });
    expect(await ctx.db.invitation.count()).toBe(1);
  });

  it("Z8: of a super admin stands for the organisation that is visited, not only for what is sent", async () => {
    const sue = await world.person(null, "sue@once.test", "super_admin");
    const [one, other] = [await world.tenant("once-here"), await world.tenant("once-there")];
    const device = await signedInCaller(world, sue.email);
    const rest = world.rest(device.authorization.replace("Bearer ", ""));
    const invite = () => rest("POST", "/invitations", { email: "x@once-here.test", role: "user" }, withKey("visited"));
    const visit = async (tenantId: string) => {
      await device.call().supportVisits.start({ tenantId, reason: "They asked us to invite somebody" });
      await device.call().supportVisits.raise();
    };
    await visit(one.tenant.id);
    expect((await invite()).status).toBe(201);
    await device.call().supportVisits.leave();
    await visit(other.tenant.id);
    expect((await invite()).status).toBe(409);
    await device.call().supportVisits.leave();
    expect(await invite()).toMatchObject({ status: 400, body: { errors: [{ path: "tenant_id" }] } });
  });
});
