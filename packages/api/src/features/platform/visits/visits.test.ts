import { createDb, type Db } from "@voxcalls/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { password, World, type TestPerson } from "../../../../testing/harness";
import { signedInCaller } from "../../../../testing/signed-in-caller";
import { sessionCookieName } from "../../auth/authenticate";
import { tokensOf } from "../../auth/tokens";
import { endOverdueVisits } from "./end-overdue";

let world: World;
let owner: Db;
let sue: TestPerson;
beforeAll(async () => {
  world = await World.create();
  const { ownerUrl } = world.database;
  owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, poolSize: 1 });
  sue = await world.person(null, "sue@visits.test", "super_admin");
});
afterAll(async () => {
  await owner.close();
  await world.close();
});

const reason = "Their admin asked us to look at a number that nobody answers";
const minuteMs = 60_000;

async function logsOf(tenantId: string) {
  const where = { action: { startsWith: "support." } };
  const orderBy = [{ createdAt: "asc" }, { id: "asc" }] as const;
  const { platform } = world.deps.db;
  return {
    theirs: await platform.auditLog.findMany({ where: { ...where, tenantId }, orderBy: [...orderBy] }),
    ours: await platform.platformAuditLog.findMany({ where: { ...where, objectId: tenantId }, orderBy: [...orderBy] }),
  };
}

describe("a support visit", () => {
  it("K14: needs a reason, leaves the same rows in both logs, and the tenant's admin reads visitor and reason", async () => {
    const { tenant, admin } = await world.tenant("visited");
    const device = await signedInCaller(world, sue.email);
    await expect(device.call().supportVisits.start({ tenantId: tenant.id, reason: "because" })).rejects.toMatchObject({
      cause: { code: "validation_failed", fields: [{ path: "reason" }] },
    });
    await expect(device.call().agents.list({})).rejects.toMatchObject({ cause: { code: "validation_failed" } });
    const visit = await device.call().supportVisits.start({ tenantId: tenant.id, reason });
    expect(visit).toMatchObject({ tenantName: "visited", mayWrite: false, reason });
    expect(visit.expiresAt.getTime() - visit.startedAt.getTime()).toBe(30 * minuteMs);
    expect((await device.call().agents.list({})).data).toEqual([]);
    await device.call().supportVisits.raise();
    await device.call().supportVisits.leave();
    const left = await world.deps.db.platform.supportVisit.findUnique({ where: { id: visit.id } });
    expect(left?.endedAt).not.toBeNull();
    const { theirs, ours } = await logsOf(tenant.id);
    const acts = ["support.entered", "support.raised", "support.left"];
    expect(theirs.map(({ action }) => action)).toEqual(acts);
    expect(ours.map(({ action }) => action)).toEqual(acts);
    for (const row of [...theirs, ...ours]) expect(row).toMatchObject({ actorLabel: sue.email, reason });
    const asAdmin = await world.signIn(admin);
    const seen = JSON.stringify((await asAdmin("GET", "/audit-log")).body);
    expect(seen).toContain(sue.email);
    expect(seen).toContain(reason);
  });

  it("K14: does not begin when either log cannot be written, and leaves nothing half done", async () => {
    const { tenant } = await world.tenant("unlogged");
    const device = await signedInCaller(world, sue.email);
    for (const table of ["audit_log", "platform_audit_log"]) {
      await owner.platform.$executeRawUnsafe(`revoke insert on ${table} from voxcalls_platform`);
      try {
        await expect(device.call().supportVisits.start({ tenantId: tenant.id, reason })).rejects.toThrow();
        await expect(device.call({ "x-tenant-id": tenant.id }).agents.list({})).rejects.toThrow();
      } finally {
        await owner.platform.$executeRawUnsafe(`grant insert on ${table} to voxcalls_platform`);
      }
    }
    expect(await world.deps.db.platform.supportVisit.count({ where: { tenantId: tenant.id } })).toBe(0);
    expect(await logsOf(tenant.id)).toEqual({ theirs: [], ours: [] });
    await expect(device.call().agents.list({})).rejects.toMatchObject({ cause: { code: "validation_failed" } });
  });

  it("reads and changes nothing until it is raised; raised, its changes bear the visitor's name", async () => {
    const { tenant } = await world.tenant("looked-at");
    const device = await signedInCaller(world, sue.email);
    await device.call().supportVisits.start({ tenantId: tenant.id, reason });
    const change = () => device.call().tenant.update({ name: "Looked at" });
    await expect(change()).rejects.toMatchObject({ cause: { code: "forbidden" } });
    await device.call().supportVisits.raise();
    await device.call().supportVisits.raise();
    await change();
    const rows = await world.deps.db.platform.auditLog.findMany({ where: { tenantId: tenant.id } });
    expect(rows.filter(({ action }) => action === "support.raised")).toHaveLength(1);
    expect(rows.find(({ action }) => action === "tenant.updated")).toMatchObject({ actorLabel: sue.email });
    await device.call().supportVisits.leave();
  });

  it("is over after thirty minutes, by the button and by signing out", async () => {
    const { tenant } = await world.tenant("timed");
    const isOver = { cause: { code: "validation_failed" } };
    const device = await signedInCaller(world, sue.email);
    await device.call().supportVisits.start({ tenantId: tenant.id, reason });
    await device.call().supportVisits.leave();
    await expect(device.call().agents.list({})).rejects.toMatchObject(isOver);
    await device.call().supportVisits.start({ tenantId: tenant.id, reason });
    await world.deps.db.platform.supportVisit.updateMany({
      where: { tenantId: tenant.id, endedAt: null },
      data: { expiresAt: world.clock.now() },
    });
    await expect(device.call().agents.list({})).rejects.toMatchObject(isOver);
    await expect(device.call().supportVisits.raise()).rejects.toMatchObject({ cause: { code: "conflict" } });
    await device.call().supportVisits.start({ tenantId: tenant.id, reason });
    await world.deps.db.platform.session.updateMany({
      where: { userId: sue.userId },
      data: { revokedAt: world.clock.now() },
    });
    await expect(device.call().agents.list({})).rejects.toMatchObject({ cause: { code: "unauthorized" } });
  });

  it("L7: nobody left is ended as of then by the job, with one row in each log, and stays as it is", async () => {
    const [timed, signedOut] = [await world.tenant("overdue"), await world.tenant("walked-off")];
    const device = await signedInCaller(world, sue.email);
    const other = await signedInCaller(world, sue.email);
    const visit = await device.call().supportVisits.start({ tenantId: timed.tenant.id, reason });
    await other.call().supportVisits.start({ tenantId: signedOut.tenant.id, reason });
    await endOverdueVisits(world.deps);
    const acts = async (id: string) => {
      const { theirs, ours } = await logsOf(id);
      return [theirs, ours].map((rows) => rows.map(({ action }) => action));
    };
    expect(await acts(timed.tenant.id)).toEqual([["support.entered"], ["support.entered"]]);
    const revokedAt = world.clock.now();
    await world.deps.db.platform.session.updateMany({
      where: { supportVisit: { tenantId: signedOut.tenant.id } },
      data: { revokedAt },
    });
    await world.deps.db.platform.supportVisit.update({ where: { id: visit.id }, data: { expiresAt: revokedAt } });
    for (let run = 0; run < 2; run++) await endOverdueVisits(world.deps);
    await device.call().supportVisits.leave();
    for (const [{ tenant }, because] of [
      [timed, "time was over"],
      [signedOut, "signed out"],
    ] as const) {
      const left = ["support.entered", "support.left"];
      expect(await acts(tenant.id)).toEqual([left, left]);
      const { theirs, ours } = await logsOf(tenant.id);
      const after = { visitor: sue.email, because, endedAt: revokedAt.toISOString() };
      for (const rows of [theirs, ours]) expect(rows[1]).toMatchObject({ actorType: "system", reason, after });
    }
    const { tenant } = timed;
    const kept = await world.deps.db.platform.supportVisit.findFirst({ where: { tenantId: tenant.id } });
    expect(kept?.endedAt).toEqual(revokedAt);
  });

  it("of two devices are two visits, each to its own tenant", async () => {
    const [one, two] = [await world.tenant("left"), await world.tenant("right")];
    const [here, there] = [await signedInCaller(world, sue.email), await signedInCaller(world, sue.email)];
    await here.call().supportVisits.start({ tenantId: one.tenant.id, reason });
    await there.call().supportVisits.start({ tenantId: two.tenant.id, reason });
    expect(await here.call().tenant.get()).toMatchObject({ slug: "left" });
    expect(await there.call().tenant.get()).toMatchObject({ slug: "right" });
    await here.call().supportVisits.leave();
    expect(await there.call().tenant.get()).toMatchObject({ slug: "right" });
    await there.call().supportVisits.leave();
  });

  it("Z8: another organisation that is named during a visit is entered as itself, and its log says so", async () => {
    const [visited, named] = [await world.tenant("visited-here"), await world.tenant("named-there")];
    const device = await signedInCaller(world, sue.email);
    await device.call().supportVisits.start({ tenantId: visited.tenant.id, reason });
    const there = device.call({ "x-tenant-id": named.tenant.id, "x-access-reason": "Two at once" });
    expect(await there.tenant.get()).toMatchObject({ slug: "named-there" });
    expect(await device.call().tenant.get()).toMatchObject({ slug: "visited-here" });
    const { theirs, ours } = await logsOf(named.tenant.id);
    for (const rows of [theirs, ours])
      expect(rows).toMatchObject([{ action: "support.request", reason: "Two at once" }]);
    await device.call().supportVisits.leave();
  });

  it("Z9: shows the rows of the visited tenant alone", async () => {
    const [one, other] = [await world.tenant("mine-only"), await world.tenant("not-mine")];
    const device = await signedInCaller(world, sue.email);
    await device.call().supportVisits.start({ tenantId: one.tenant.id, reason });
    const members = JSON.stringify(await device.call().members.list());
    expect(members).toContain(one.admin.email);
    expect(members).not.toContain(other.admin.email);
    await device.call().supportVisits.leave();
  });

  it.each([
    ["as it is", (id: string) => id],
    ["in capitals", (id: string) => id.toUpperCase()],
  ])("K14: for reading only cannot be left by naming the visited organisation %s", async (words, spelled) => {
    const { tenant } = await world.tenant(`spelled-${words.replaceAll(" ", "-")}`);
    const device = await signedInCaller(world, sue.email);
    await device.call().supportVisits.start({ tenantId: tenant.id, reason });
    const why = { "x-access-reason": "Just because" };
    const rest = world.rest(device.authorization.replace("Bearer ", ""));
    const path = `/tenant?tenant_id=${spelled(tenant.id)}`;
    expect((await rest("PATCH", path, { name: "Changed" }, why)).status).toBe(403);
    const there = device.call({ ...why, "x-tenant-id": spelled(tenant.id) });
    await expect(there.tenant.update({ name: "Changed" })).rejects.toMatchObject({ cause: { code: "forbidden" } });
    expect((await logsOf(tenant.id)).theirs.map(({ action }) => action)).toEqual(["support.entered"]);
    await device.call().supportVisits.leave();
  });

  it("is not for members", async () => {
    const { tenant, admin } = await world.tenant("curious");
    const device = await signedInCaller(world, admin.email);
    const forbidden = { cause: { code: "forbidden" } };
    await expect(device.call().supportVisits.start({ tenantId: tenant.id, reason })).rejects.toMatchObject(forbidden);
    await expect(device.call().supportVisits.raise()).rejects.toMatchObject(forbidden);
  });
});

describe("a request that names a tenant", () => {
  it("K14: without a tenant a super admin gets 400, with one a row in both logs with the reason that was sent", async () => {
    const { tenant } = await world.tenant("named");
    const rest = await world.signIn(sue);
    expect(await rest("GET", "/agents")).toMatchObject({ status: 400, body: { errors: [{ path: "tenant_id" }] } });
    const why = { "x-access-reason": "Checking a bill" };
    expect((await rest("GET", `/agents?tenant_id=${tenant.id}`, undefined, why)).status).toBe(200);
    expect((await rest("GET", "/agents", undefined, { ...why, "x-tenant-id": tenant.id })).status).toBe(200);
    expect((await rest("GET", `/agents?tenant_id=${sue.userId}`, undefined, why)).status).toBe(404);
    const { theirs, ours } = await logsOf(tenant.id);
    for (const rows of [theirs, ours]) {
      expect(rows).toMatchObject([
        { action: "support.request", reason: "Checking a bill" },
        { action: "support.request", reason: "Checking a bill" },
      ]);
    }
  });

  it("K14: changes nothing without a reason", async () => {
    const { tenant } = await world.tenant("no-reason");
    const rest = await world.signIn(sue);
    const change = (headers?: Record<string, string>) =>
      rest("PATCH", `/tenant?tenant_id=${tenant.id}`, { name: "No reason" }, headers);
    for (const headers of [undefined, { "x-access-reason": "" }, { "x-access-reason": "   " }]) {
      const answer = await change(headers);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: "X-Access-Reason" }] } });
    }
    expect(await logsOf(tenant.id)).toEqual({ theirs: [], ours: [] });
    expect((await change({ "x-access-reason": "They asked for it" })).status).toBe(200);
  });

  it("K14: from a browser is refused: there it takes a visit", async () => {
    const { tenant } = await world.tenant("by-cookie");
    const { body } = await world.rest()("POST", "/auth/login", { email: sue.email, password });
    const claims = tokensOf(world.deps.env).readAccess(String(body["access_token"]), world.clock.now());
    if (!claims) throw new Error("no access token");
    const token = tokensOf(world.deps.env).session({ sub: claims.sub, sid: claims.sid }, world.clock.now(), 3600);
    const cookie = `${sessionCookieName(world.deps.env.FRONTEND_URL)}=${token}`;
    const browser = { cookie, origin: world.url };
    const why = { "x-access-reason": "Just looking" };
    for (const id of [tenant.id, tenant.id.toUpperCase()]) {
      const named = { ...browser, ...why, "x-tenant-id": id };
      expect((await world.rest()("GET", "/agents", undefined, named)).status).toBe(403);
      expect((await world.rest()("PATCH", "/tenant", { name: "Changed" }, named)).status).toBe(403);
    }
    expect(await logsOf(tenant.id)).toEqual({ theirs: [], ours: [] });
  });

  it("Z3: another organisation's id is refused for everyone else, the own one is not", async () => {
    const [mine, theirs] = [await world.tenant("own-id"), await world.tenant("other-id")];
    const rest = await world.signIn(mine.admin);
    for (const path of ["/agents", "/auth/me", "/auth/sessions"]) {
      const asked = async (id: string) => [path, (await rest("GET", `${path}?tenant_id=${id}`)).status];
      expect(await asked(theirs.tenant.id)).toEqual([path, 403]);
      expect(await asked(mine.tenant.id)).toEqual([path, 200]);
      expect(await asked(mine.tenant.id.toUpperCase())).toEqual([path, 200]);
      const named = await rest("GET", path, undefined, { "x-tenant-id": theirs.tenant.id.toUpperCase() });
      expect([path, named.status]).toEqual([path, 403]);
    }
  });
});
