import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../../testing/harness";
import { lineOf, ring } from "../../../../testing/line";
import { mailsTo } from "../../../../testing/mailbox";
import { crashAt } from "../../../../testing/run-elsewhere";
import { providerState } from "../../../../testing/sandbox-control";
import { createAgent } from "../../agents/create";
import { settleCalls } from "../../calls/settle";
import { runSync } from "../../phone-numbers/sync";
import type { PlatformCtx } from "../../../kernel/context";
import { changeTenant } from "./change";
import { requeueRemovals, runRemoveTenant } from "./run-remove";

let world: World;
let platform: PlatformCtx;
let sue: RestCaller;
beforeAll(async () => {
  world = await World.create();
  const person = await world.person(null, "sue@tenants.test", "super_admin");
  platform = world.asPlatform(person);
  sue = await world.signIn(person);
});
afterAll(async () => {
  await world.close();
});

const db = () => world.deps.db.platform;
const desk = { name: "Front desk", systemPrompt: "You answer the phone of a dentist.", voiceId: "retell-Cimo" };
const childMs = 180_000;

async function actions(tenantId: string): Promise<string[]> {
  const rows = await db().platformAuditLog.findMany({ where: { objectId: tenantId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ action }) => action);
}

describe("POST /admin/tenants", () => {
  it("makes an organisation on a plan and mails its first admin an invitation", async () => {
    const made = await sue("POST", "/admin/tenants", {
      name: "Müller & Söhne",
      plan: "starter",
      admin_email: "M@mueller.test",
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        slug: "muller-sohne",
        plan: "starter",
        status: "active",
        max_agents: 5,
        rate_per_minute: "0.2000",
        members: 1,
      },
    });
    const invited = await db().invitation.findMany({ where: { tenantId: String(made.body["id"]) } });
    expect(invited).toMatchObject([{ email: "m@mueller.test", role: "admin", acceptedAt: null }]);
    expect(await actions(String(made.body["id"]))).toEqual(["tenant.created"]);
    await world.startWorker();
    expect((await mailsTo(world, "m@mueller.test"))[0]?.text).toContain("/invite/");
  });

  it("names the field of what is wrong, and a taken short name", async () => {
    const admin = { name: "Twice", admin_email: "t@twice.test" };
    expect((await sue("POST", "/admin/tenants", { ...admin, slug: "twice" })).status).toBe(201);
    const again = await sue("POST", "/admin/tenants", { ...admin, slug: "twice" });
    expect(again).toMatchObject({ status: 409, body: { errors: [{ path: "slug" }] } });
    const bad = await sue("POST", "/admin/tenants", { name: " ", admin_email: "nobody", plan: "gold" });
    expect(bad.status).toBe(400);
    expect(JSON.stringify(bad.body)).toMatch(/name.*|admin_email.*|plan.*/);
    expect(await db().tenant.count({ where: { name: "Twice" } })).toBe(1);
  });
});

describe("GET /admin/tenants", () => {
  it("Z9: lists every organisation with its usage for super admins, and for nobody else", async () => {
    const { tenant, admin, ctx } = await world.tenant("listed", { maxAgents: 3 });
    await createAgent(ctx, desk);
    const found = await sue("GET", "/admin/tenants?q=LISTED&status=active&plan=pro");
    expect(found.body["data"]).toMatchObject([
      { id: tenant.id, agents: 1, max_agents: 3, members: 1, minutes_used: "0.00" },
    ]);
    expect((await sue("GET", "/admin/tenants?q=listed&plan=free")).body["data"]).toEqual([]);
    expect((await sue("GET", "/admin/tenants?status=wonderful")).status).toBe(400);
    expect((await sue("GET", "/admin/tenants?q=100%25_")).body["data"]).toEqual([]);
    const page = await sue("GET", "/admin/tenants?limit=1");
    const next = await sue("GET", `/admin/tenants?limit=1&cursor=${String(page.body["next_cursor"])}`);
    expect(next.body["data"]).not.toEqual(page.body["data"]);
    const asAdmin = await world.signIn(admin);
    for (const path of ["/admin/tenants", `/admin/tenants/${tenant.id}`, "/admin/users", "/admin/settings"]) {
      expect((await asAdmin("GET", path)).status, path).toBe(403);
    }
    expect((await sue("GET", `/admin/tenants/${admin.userId}`)).status).toBe(404);
  });
});

describe("PATCH /admin/tenants/{id}", () => {
  it("fills in the plan's terms but for those that are sent, with a reason in both logs, and writes nothing for nothing", async () => {
    const { tenant } = await world.tenant("planned");
    const path = `/admin/tenants/${tenant.id}`;
    expect(await sue("PATCH", path, { plan: "starter" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "reason" }] },
    });
    const change = { plan: "starter", max_agents: 7, rate_per_minute: "0.19", reason: "Agreed by telephone" };
    const changed = await sue("PATCH", path, change);
    expect(changed.body).toMatchObject({
      plan: "starter",
      max_agents: 7,
      max_phone_numbers: 5,
      rate_per_minute: "0.1900",
    });
    await sue("PATCH", path, change);
    const theirs = await db().auditLog.findMany({ where: { tenantId: tenant.id, action: "tenant.changed" } });
    expect(theirs).toMatchObject([{ reason: "Agreed by telephone", before: { plan: "pro" }, after: { maxAgents: 7 } }]);
    expect(await actions(tenant.id)).toEqual(["tenant.changed"]);
    expect((await sue("PATCH", path, { rate_per_minute: "0.00001", reason: "Too fine" })).status).toBe(400);
    expect((await sue("PATCH", path, { max_agents: -1, reason: "Below none" })).status).toBe(400);
  });

  it("C5: a plan that shrinks while agents are made never leaves more than were there or than it allows", async () => {
    for (const [round, cap] of [2, 6].entries()) {
      const { tenant, ctx } = await world.tenant(`shrinking-${round}`, { maxAgents: 20 });
      for (let i = 0; i < 3; i++) await createAgent(ctx, desk);
      const shrunk = changeTenant(platform, { id: tenant.id, maxAgents: cap, reason: "They pay for less" }).then(() =>
        db().agent.count({ where: { tenantId: tenant.id, status: { in: ["provisioning", "active"] } } }),
      );
      const made = await Promise.allSettled(Array.from({ length: 12 }, () => createAgent(ctx, desk)));
      const atThatMoment = await shrunk;
      for (const one of made) {
        if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "plan_limit_reached" });
      }
      const left = await db().agent.count({ where: { tenantId: tenant.id, status: { not: "deleted" } } });
      expect(left).toBeLessThanOrEqual(Math.max(atThatMoment, cap));
      await expect(createAgent(ctx, desk)).rejects.toMatchObject({ code: "plan_limit_reached" });
    }
  });
});

describe("POST /admin/tenants/{id}/suspend", () => {
  it("K3: bites at the next request: people read and change nothing, until it is activated", async () => {
    const { tenant, admin } = await world.tenant("halted");
    const asAdmin = await world.signIn(admin);
    const agent = { name: "A", system_prompt: "You answer.", voice_id: "retell-Cimo" };
    expect((await sue("POST", `/admin/tenants/${tenant.id}/suspend`, {})).status).toBe(400);
    const suspended = await sue("POST", `/admin/tenants/${tenant.id}/suspend`, { reason: "Not paid since May" });
    expect(suspended.body).toMatchObject({
      status: "suspended",
      suspended_reason: "Not paid since May",
      effects: { members: 1 },
    });
    expect((await asAdmin("GET", "/agents")).status).toBe(200);
    expect(await asAdmin("POST", "/agents", agent)).toMatchObject({ status: 403, body: { code: "tenant_suspended" } });
    await world.signIn(admin);
    await sue("POST", `/admin/tenants/${tenant.id}/suspend`, { reason: "Not paid since May" });
    await sue("POST", `/admin/tenants/${tenant.id}/activate`, { reason: "Paid" });
    expect((await asAdmin("POST", "/agents", agent)).status).toBe(201);
    expect(await actions(tenant.id)).toEqual(["tenant.suspended", "tenant.activated"]);
    const theirs = await db().auditLog.findMany({ where: { tenantId: tenant.id, objectType: "tenant" } });
    expect(theirs.map(({ reason }) => reason)).toEqual(["Not paid since May", "Paid"]);
  });
});

describe("DELETE /admin/tenants/{id}", () => {
  async function furnished(slug: string, phoneNumber: string) {
    const { tenant, admin, ctx } = await world.tenant(slug);
    const line = await lineOf(world, ctx, phoneNumber);
    await ring(world, phoneNumber);
    await world.sandbox.idle();
    await settleCalls(world.deps);
    return { tenant, admin, line };
  }

  async function isGone(tenantId: string, line: { phoneNumber: string; retellAgentId: string }): Promise<void> {
    expect(await db().tenant.findUnique({ where: { id: tenantId } })).toBeNull();
    for (const table of [db().user, db().agent, db().call, db().callTranscript, db().usageRecord, db().auditLog]) {
      expect(await (table as unknown as typeof world.deps.db.platform.call).count({ where: { tenantId } })).toBe(0);
    }
    expect((await providerState(world)).agents[line.retellAgentId]).toBeUndefined();
    const events = await db().providerEvent.count({ where: { retellAgentId: line.retellAgentId } });
    expect(events).toBe(0);
    expect((await actions(tenantId)).at(-1)).toBe("tenant.deleted");
  }

  it("needs the name, ends every session at once, frees the numbers and leaves only the platform's row", async () => {
    const { tenant, admin, line } = await furnished("doomed", "+12025558101");
    const asAdmin = await world.signIn(admin);
    const path = `/admin/tenants/${tenant.id}`;
    expect((await sue("DELETE", `${path}?name=Doomed`)).status).toBe(400);
    expect((await sue("DELETE", `${path}?name=doomed`)).status).toBe(204);
    expect((await asAdmin("GET", "/agents")).status).toBe(401);
    const number = await db().phoneNumber.findUniqueOrThrow({ where: { id: line.phoneNumberId } });
    expect(number).toMatchObject({ tenantId: null, assignedAgentId: null, status: "quarantined" });
    expect((await sue("POST", `${path}/activate`, {})).status).toBe(409);
    expect((await sue("GET", path)).body).toMatchObject({ is_being_deleted: true, status: "cancelled" });
    await runSync(world.deps, { phoneNumberId: line.phoneNumberId });
    await runRemoveTenant(world.deps, { tenantId: tenant.id });
    await isGone(tenant.id, line);
    expect((await sue("GET", path)).status).toBe(404);
    await runRemoveTenant(world.deps, { tenantId: tenant.id });
  });

  it.each([["tenants.remove:after-row"], ["tenants.remove:after-agents"], ["tenants.remove:after-recordings"]])(
    "S5: killed at %s, the next run takes the rest away",
    async (point) => {
      const slug = point.replaceAll(/[^a-z]/g, "-");
      const { tenant, line } = await furnished(slug, `+1202555${String(8200 + point.length)}`);
      const removal = { verb: "removeTenant", input: { id: tenant.id, name: slug } } as const;
      if (point === "tenants.remove:after-row") await crashAt(world, point, removal);
      else {
        expect((await sue("DELETE", `/admin/tenants/${tenant.id}?name=${slug}`)).status).toBe(204);
        await crashAt(world, point, { verb: "runRemoveTenant", input: { tenantId: tenant.id } });
      }
      world.clock.move(11 * 60_000);
      await requeueRemovals(world.deps);
      world.clock.move(-11 * 60_000);
      const gone = () => db().tenant.count({ where: { id: tenant.id } });
      await expect.poll(gone, { timeout: 90_000, interval: 250 }).toBe(0);
      await isGone(tenant.id, line);
    },
    childMs,
  );
});
