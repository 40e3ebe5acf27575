import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { enterTenant, type TenantCtx } from "../../kernel/context";
import { recordAudit } from "./record";

let world: World;
let made: Awaited<ReturnType<World["tenant"]>>;
let asAdmin: RestCaller;
let asSuper: RestCaller;

const start = new Date("2026-03-01T00:00:00Z").getTime();
const minutes = (n: number) => new Date(start + n * 60_000);

beforeAll(async () => {
  world = await World.create();
  made = await world.tenant("audited");
  asAdmin = await world.signIn(made.admin);
  asSuper = await world.signIn(await world.person(null, "super@platform.test", "super_admin"));
});
afterAll(async () => {
  await world.close();
});

interface Listed {
  readonly data: readonly Record<string, unknown>[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}

async function list(caller: RestCaller, query = "", path = "/audit-log"): Promise<Listed> {
  const { status, body } = await caller("GET", `${path}?${query}`);
  expect([status, body]).toMatchObject([200, {}]);
  return body as unknown as Listed;
}

/** A tenant of its own with so many entries, one a minute. */
async function filled(slug: string, count: number) {
  const { tenant, admin } = await world.tenant(slug);
  await world.deps.db.platform.auditLog.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      tenantId: tenant.id,
      actorType: n % 2 === 0 ? "member" : "system",
      actorId: n % 2 === 0 ? admin.userId : null,
      actorLabel: n % 2 === 0 ? admin.email : "agents.sweep",
      action: n % 3 === 0 ? "agent.updated" : "phone_number.claimed",
      objectType: n % 3 === 0 ? "agent" : "phone_number",
      reason: n === 4 ? "A very special reason, 100%" : null,
      after: { nickname: `Line ${n}` },
      createdAt: minutes(n),
    })),
  });
  return { tenant, admin, caller: await world.signIn(admin) };
}

describe("recording", () => {
  const entry = (fields: object) => ({ action: "thing.updated", after: { ...fields } });
  const last = async (ctx: TenantCtx) =>
    await world.deps.db.platform.auditLog.findFirst({
      where: { tenantId: ctx.tenant.id },
      orderBy: { createdAt: "desc" },
    });

  it("L4: what stands under a secret's name is left out, however deep and however it is spelled", async () => {
    const canary = "canary-4711";
    const names = ["password", "newPassword", "passwordHash", "token", "refresh_token", "keyHash", "sealedTotpSecret"];
    const more = ["apiKey", "api_key", "authorization", "cookie", "sipPassword", "clientSecret", "recoveryCodes"];
    const secrets = Object.fromEntries([...names, ...more].map((name) => [name, [canary]]));
    await recordAudit(made.ctx.db, made.ctx, entry({ kept: "yes", deep: [{ ...secrets }], ...secrets }));
    const row = await last(made.ctx);
    expect(JSON.stringify(row)).not.toContain(canary);
    expect(row?.after).toMatchObject({ kept: "yes", password: "[removed]", deep: [{ keyHash: "[removed]" }] });
  });

  it("keeps settings that only sound secret", async () => {
    const fields = { requireTwoFactor: true, minPasswordLength: 12, passwordChangedAt: "now", tokens: 5, keys: 2 };
    await recordAudit(made.ctx.db, made.ctx, entry(fields));
    expect((await last(made.ctx))?.after).toEqual(fields);
  });

  it("writes nothing when nothing changed", async () => {
    const before = await world.deps.db.platform.auditLog.count({ where: { tenantId: made.tenant.id } });
    const same = { name: "a", at: new Date(0) };
    await recordAudit(made.ctx.db, made.ctx, { action: "thing.updated", before: same, after: { ...same } });
    expect(await world.deps.db.platform.auditLog.count({ where: { tenantId: made.tenant.id } })).toBe(before);
  });

  it.each([
    [
      { type: "system", role: "system", job: "agents.sweep" },
      { actorType: "system", actorLabel: "agents.sweep" },
    ],
    [
      { type: "super_admin", role: "super_admin", userId: crypto.randomUUID(), email: "s@x.test", sessionId: "s" },
      { actorType: "support", actorLabel: "s@x.test", reason: "ticket 7" },
    ],
  ] as const)("names the actor %o", async (actor, expected) => {
    const request = {
      requestId: crypto.randomUUID(),
      ipAddress: null,
      userAgent: null,
      unverifiedTenantId: null,
      accessReason: "ticket 7",
    };
    const ctx = enterTenant(world.deps, actor, made.tenant, request);
    await recordAudit(ctx.db, ctx, { action: "thing.done", objectType: actor.type });
    const row = await world.deps.db.platform.auditLog.findFirst({
      where: { tenantId: made.tenant.id, objectType: actor.type },
    });
    expect(row).toMatchObject(expected);
  });
});

describe("reading", () => {
  it("goes from page to page, newest first, without gaps or repetitions", async () => {
    const { caller } = await filled("paged", 27);
    const seen: unknown[] = [];
    let cursor = "";
    do {
      const page = await list(caller, `limit=10${cursor}`);
      seen.push(...page.data.map(({ after }) => (after as { nickname: string }).nickname));
      cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
    } while (cursor !== "");
    expect(seen).toEqual(Array.from({ length: 27 }, (_, n) => `Line ${26 - n}`));
  });

  it("filters by actor, kind of actor, action, kind of action, object, time and words", async () => {
    const { caller, admin } = await filled("filtered", 12);
    const count = async (query: string) => (await list(caller, query)).data.length;
    expect(await count("limit=100")).toBe(12);
    expect(await count("actor=sweep")).toBe(6);
    expect(await count(`actor=${admin.userId}`)).toBe(6);
    expect(await count("actor_type=system")).toBe(6);
    expect(await count("action=agent.updated")).toBe(4);
    expect(await count("action=agent")).toBe(4);
    expect(await count("action=phone_number")).toBe(8);
    expect(await count("object_type=agent")).toBe(4);
    expect(await count(`from=${minutes(3).toISOString()}&to=${minutes(6).toISOString()}`)).toBe(3);
    expect(await count("q=special")).toBe(1);
    expect(await count("q=line%2011")).toBe(1);
    expect(await count(`q=${encodeURIComponent("100%")}`)).toBe(1);
    expect(await count(`q=${encodeURIComponent("%")}`)).toBe(1);
    expect(await count(`q=${encodeURIComponent("\u0000")}x`)).toBe(0);
  });

  it("names the object as it is called now", async () => {
    const { tenant, caller } = await filled("named", 0);
    const agent = await world.deps.db.platform.agent.create({
      data: { tenantId: tenant.id, name: "Reception", systemPrompt: "", voiceId: "v", llmModel: "m" },
    });
    await world.deps.db.platform.auditLog.create({
      data: {
        ...{ tenantId: tenant.id, actorType: "system", actorLabel: "x", action: "agent.paused" },
        ...{ objectType: "agent", objectId: agent.id },
      },
    });
    expect((await list(caller)).data).toMatchObject([{ object_name: "Reception" }]);
  });

  it("Z9: shows a tenant its own entries only, also with another tenant's cursor", async () => {
    const [one, two] = [await filled("own-one", 5), await filled("own-two", 5)];
    const { next_cursor: cursor } = await list(one.caller, "limit=2");
    const page = await list(two.caller, `cursor=${cursor}`);
    expect(page.data.length).toBeGreaterThan(0);
    const ids = await world.deps.db.platform.auditLog.findMany({ where: { tenantId: two.tenant.id } });
    const own = new Set(ids.map(({ id }) => id));
    expect(page.data.filter(({ id }) => !own.has(String(id)))).toEqual([]);
    expect((await two.caller("GET", "/audit-log?cursor=garbage")).status).toBe(400);
  });

  it.each(["actor_type=nobody", "action=Robert'%20--", "from=yesterday", "limit=1000", "colour=red", "q="])(
    "refuses %s by name",
    async (query) => {
      const { status, body } = await asAdmin("GET", `/audit-log?${query}`);
      expect([status, body]).toMatchObject([400, { errors: [{ path: query.split("=")[0] }] }]);
    },
  );

  it("is for admins, and the platform's for super admins", async () => {
    const asUser = await world.signIn(await world.person(made.tenant.id, "user@audited.test", "user"));
    expect((await asUser("GET", "/audit-log")).status).toBe(403);
    expect((await asUser("GET", "/audit-log", undefined, { accept: "text/csv" })).status).toBe(403);
    expect((await asAdmin("GET", "/admin/audit-log")).status).toBe(403);
    expect((await asAdmin("GET", "/admin/audit-log", undefined, { accept: "text/csv" })).status).toBe(403);
    await world.deps.db.platform.platformAuditLog.create({
      data: { actorType: "super_admin", actorLabel: "s", action: "plan.changed", objectName: "Acme", after: {} },
    });
    const { data } = await list(asSuper, "action=plan", "/admin/audit-log");
    expect(data).toMatchObject([{ action: "plan.changed", object_name: "Acme" }]);
  });
});

describe("the names of what changed", () => {
  it("are spelled as everywhere outside, in JSON and in CSV; what people named stays", async () => {
    const { tenant, admin } = await world.tenant("spelled-out");
    const caller = await world.signIn(admin);
    expect((await caller("PATCH", "/tenant", { billing_email: "bills@spelled-out.test" })).status).toBe(200);
    await world.deps.db.platform.auditLog.create({
      data: {
        ...{ tenantId: tenant.id, actorType: "system", actorLabel: "x", action: "thing.done" },
        before: { ipAddress: "192.0.2.7", variables: { theirName: 1 } },
      },
    });
    expect((await list(caller, "action=tenant")).data).toMatchObject([
      { before: { billing_email: null }, after: { billing_email: "bills@spelled-out.test" } },
    ]);
    const [entry] = (await list(caller, "action=thing.done")).data;
    expect(entry).toMatchObject({ before: { ip_address: "192.0.2.7", variables: { theirName: 1 } } });
    const csv = await caller("GET", "/audit-log", undefined, { accept: "text/csv" });
    expect(csv.text).not.toMatch(/billingEmail|ipAddress/);
    expect(csv.text).toContain("ip_address");
  });
});

describe("as CSV", () => {
  async function csv(slug: string, caller: RestCaller, query = ""): Promise<string[][]> {
    const answer = await caller("GET", `/audit-log?${query}`, undefined, { accept: "text/csv" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="audit-log-${slug}.csv"`);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    return parse(answer.text);
  }

  it("I6: is every entry that the filters let through, whatever the page, and no formula", async () => {
    const { tenant, admin, caller } = await filled("exported", 1_203);
    await world.deps.db.platform.auditLog.create({
      data: {
        ...{ tenantId: tenant.id, actorType: "api_key", actorLabel: "=HYPERLINK(1)", action: "thing.done" },
        ...{ reason: "+12025550100", createdAt: minutes(9_999) },
      },
    });
    const [head, first, ...rows] = await csv("exported", caller, "limit=1");
    expect(head).toEqual([
      ...["time", "actor_type", "actor", "actor_id", "action", "object_type", "object", "object_id"],
      ...["reason", "before", "after", "request_id"],
    ]);
    expect(first?.slice(0, 5)).toEqual([minutes(9_999).toISOString(), "api_key", "'=HYPERLINK(1)", "", "thing.done"]);
    expect(first?.[8]).toBe("+12025550100");
    expect(rows).toHaveLength(1_203);
    expect(rows.map((row) => row[10])).toEqual(
      Array.from({ length: 1_203 }, (_, n) => `{"nickname":"Line ${1_202 - n}"}`),
    );
    expect(await csv("exported", caller, `actor=${admin.userId}&action=agent`)).toHaveLength(1 + 201);
  });

  it("is JSON for everyone who does not ask for CSV", async () => {
    for (const accept of ["*/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8"]) {
      const answer = await asAdmin("GET", "/audit-log", undefined, { accept });
      expect(answer.headers.get("content-type")).toContain("application/json");
    }
  });
});
