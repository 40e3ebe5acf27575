import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { keyScopes } from "../../kernel/permissions";
import { revokeAllApiKeys } from "./revoke-all";

let world: World;
let tenantId: string;
let admin: Awaited<ReturnType<World["tenant"]>>["admin"];
let asAdmin: RestCaller;
let serial = 0;

beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  const made = await world.tenant(`keys-${(serial += 1)}`);
  tenantId = made.tenant.id;
  admin = made.admin;
  asAdmin = await world.signIn(admin);
});

interface Made {
  readonly id: string;
  readonly key: string;
  readonly asKey: RestCaller;
}

async function make(scopes: string[] = ["agents:read"], more: object = {}): Promise<Made> {
  const { status, body } = await asAdmin("POST", "/api-keys", { name: "Billing export", scopes, ...more });
  expect([status, body]).toMatchObject([201, { name: "Billing export" }]);
  const { id, key } = body as unknown as { id: string; key: string };
  return { id, key, asKey: world.rest(key) };
}

const platform = () => world.deps.db.platform;

describe("making a key", () => {
  it("shows the key once and keeps its hash and first characters only", async () => {
    const { id, key } = await make(["calls:read", "agents:read", "agents:read"]);
    expect(key).toMatch(/^vox_[\w-]{43}$/);
    const row = await platform().apiKey.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ prefix: key.slice(0, 12), scopes: ["agents:read", "calls:read"], tenantId });
    expect(row.keyHash).toMatch(/^[0-9a-f]{64}$/);
    const { body } = await asAdmin("GET", "/api-keys");
    expect(body).toMatchObject({ data: [{ id, state: "active", created_by: admin.userId, last_used_at: null }] });
    expect(JSON.stringify(body)).not.toContain(key);
    expect(JSON.stringify(body)).not.toContain(row.keyHash);
  });

  it("L4: neither log nor tables hold the key, also when the answer is kept to be repeated", async () => {
    const order = { name: "Once", scopes: ["agents:read"] };
    const headers = { "idempotency-key": `make-${tenantId}` };
    const first = await asAdmin("POST", "/api-keys", order, headers);
    const again = await asAdmin("POST", "/api-keys", order, headers);
    expect(again.body).toEqual(first.body);
    const key = String(first.body["key"]);
    const kept = await platform().idempotencyKey.findMany({ where: { ownerId: admin.userId } });
    expect(kept[0]?.responseBody).toMatch(/^v1:/);
    const log = await platform().auditLog.findMany({ where: { tenantId } });
    expect(log.map(({ action }) => action)).toEqual(["api_key.created"]);
    for (const text of [JSON.stringify(kept), JSON.stringify(log)]) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(key.slice(12));
    }
  });

  it.each(["members:invite", "members:remove", "api-keys:manage", "tenant:update", "platform:read", "everything"])(
    "refuses the scope %s by name",
    async (scope) => {
      const { status, body } = await asAdmin("POST", "/api-keys", { name: "x", scopes: [scope] });
      expect([status, body]).toMatchObject([400, { errors: [{ path: "scopes.0" }] }]);
    },
  );

  it("refuses an end that has passed, no scopes and no name, each by field", async () => {
    const past = await asAdmin("POST", "/api-keys", {
      name: "x",
      scopes: ["agents:read"],
      expires_at: "2020-01-01T00:00:00Z",
    });
    expect([past.status, past.body]).toMatchObject([400, { errors: [{ path: "expires_at" }] }]);
    const empty = await asAdmin("POST", "/api-keys", { name: " ", scopes: [] });
    expect(empty.body).toMatchObject({ errors: [{ path: "name" }, { path: "scopes" }] });
  });

  it("is for admins: users neither make, see nor revoke keys", async () => {
    const { id } = await make();
    const asUser = await world.signIn(await world.person(tenantId, `user-${tenantId}@x.test`, "user"));
    const tries = [
      await asUser("GET", "/api-keys"),
      await asUser("POST", "/api-keys", { name: "x", scopes: ["agents:read"] }),
      await asUser("DELETE", `/api-keys/${id}`),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});

describe("using a key", () => {
  it("does what its scopes name, with the rows that an admin sees", async () => {
    const { tenant } = await world.tenant(`rows-${tenantId}`);
    const data = { name: "a", systemPrompt: "", voiceId: "v", llmModel: "m", status: "active" as const };
    const own = await platform().agent.create({ data: { ...data, tenantId } });
    await platform().agent.create({ data: { ...data, tenantId: tenant.id } });
    const { asKey } = await make(["agents:read"]);
    const { status, body } = await asKey("GET", "/agents");
    expect([status, body]).toMatchObject([200, { data: [{ id: own.id }] }]);
  });

  it("without the scope is refused with the scope's name", async () => {
    const { asKey } = await make(["agents:read"]);
    const { status, body } = await asKey("GET", "/calls");
    expect([status, body]).toMatchObject([403, { code: "forbidden" }]);
    expect(body["detail"]).toContain("calls:read");
  });

  it("never reaches the own account, keys, members' rights or the platform, whatever is stored in it", async () => {
    const { id, asKey } = await make([...keyScopes]);
    await platform().apiKey.update({
      where: { id },
      data: { scopes: { push: ["api-keys:manage", "tenant:update", "account:manage", "platform:pool"] } },
    });
    const tries = [
      await asKey("GET", "/auth/me"),
      await asKey("POST", "/api-keys", { name: "x", scopes: ["agents:read"] }),
      await asKey("PATCH", "/tenant", { name: "Taken over" }),
      await asKey("GET", "/admin/phone-numbers"),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(tries[0]?.body["detail"]).toContain("an API key has no account");
  });

  it("Z9: acts in one tenant only", async () => {
    const other = await world.tenant(`other-${tenantId}`);
    const { asKey } = await make();
    expect((await asKey("GET", `/agents?tenant_id=${other.tenant.id}`)).status).toBe(403);
    expect((await asKey("GET", "/agents", undefined, { "x-tenant-id": other.tenant.id })).status).toBe(403);
    expect((await asKey("GET", `/agents?tenant_id=${tenantId}`)).status).toBe(200);
  });

  it("stands in the log by its name", async () => {
    const { id, asKey } = await make(["agents:read", "agents:update"]);
    const agent = await platform().agent.create({
      data: { tenantId, name: "a", systemPrompt: "", voiceId: "v", llmModel: "m", status: "active" },
    });
    expect((await asKey("PATCH", `/agents/${agent.id}`, { name: "b", revision: 1 })).status).toBe(200);
    const log = await platform().auditLog.findMany({ where: { tenantId, action: "agent.updated" } });
    expect(log).toMatchObject([{ actorType: "api_key", actorId: id, actorLabel: "Billing export" }]);
  });

  it("notes its use to the minute, with one write a minute", async () => {
    const { id, asKey } = await make();
    const lastUsed = async () => (await platform().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime();
    await asKey("GET", "/agents");
    const first = await lastUsed();
    expect(first).toBeTypeOf("number");
    await asKey("GET", "/agents");
    expect(await lastUsed()).toBe(first);
    world.clock.move(61_000);
    await asKey("GET", "/agents");
    expect(await lastUsed()).toBeGreaterThan(first ?? 0);
  });
});

describe("a key that does not hold", () => {
  it.each(["vox_", "vox_guessed", `vox_${"A".repeat(43)}`, `vox_${"x".repeat(5_000)}`])(
    "is unauthorized: %.20s",
    async (key) => {
      expect(await world.rest(key)("GET", "/agents")).toMatchObject({ status: 401, body: { code: "unauthorized" } });
    },
  );

  it("K3: is refused at the next request after it was revoked, for good", async () => {
    const { id, asKey } = await make();
    expect((await asKey("GET", "/agents")).status).toBe(200);
    expect((await asAdmin("DELETE", `/api-keys/${id}`)).status).toBe(204);
    expect((await asKey("GET", "/agents")).status).toBe(401);
    expect((await asAdmin("DELETE", `/api-keys/${id}`)).status).toBe(204);
    const revoked = await platform().auditLog.count({ where: { tenantId, action: "api_key.revoked" } });
    expect(revoked).toBe(1);
    expect((await asAdmin("GET", "/api-keys")).body).toMatchObject({ data: [{ id, state: "revoked" }] });
  });

  it("K3: is refused once its time is over", async () => {
    const expires = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const { asKey } = await make(["agents:read"], { expires_at: expires });
    expect((await asKey("GET", "/agents")).status).toBe(200);
    world.clock.move(61_000);
    expect((await asKey("GET", "/agents")).status).toBe(401);
  });

  it.each([
    ["suspended", { status: "suspended" as const }],
    ["no admin any more", { role: "user" as const }],
  ])("K3: is refused while its creator is %s", async (_how, change) => {
    const { asKey } = await make();
    await world.person(tenantId, `second-${tenantId}@x.test`, "admin");
    await platform().user.update({ where: { id: admin.userId }, data: change });
    expect((await asKey("GET", "/agents")).status).toBe(401);
    await platform().user.update({ where: { id: admin.userId }, data: { status: "active", role: "admin" } });
    expect((await asKey("GET", "/agents")).status).toBe(200);
  });

  it("K3: is told that the organisation is suspended, for everything", async () => {
    const { asKey } = await make();
    await platform().tenant.update({ where: { id: tenantId }, data: { status: "suspended" } });
    for (const path of ["/agents", "/calls", "/auth/me"]) {
      expect(await asKey("GET", path)).toMatchObject({ status: 403, body: { code: "tenant_suspended" } });
    }
  });

  it("K3: all keys end at once when an admin says so", async () => {
    const [one, two] = [await make(), await make()];
    const caller = world.as(admin, await platform().tenant.findUniqueOrThrow({ where: { id: tenantId } }));
    expect(await revokeAllApiKeys(caller)).toEqual({ revoked: 2 });
    expect(await revokeAllApiKeys(caller)).toEqual({ revoked: 0 });
    for (const { asKey } of [one, two]) expect((await asKey("GET", "/agents")).status).toBe(401);
    expect(await platform().auditLog.count({ where: { tenantId, action: "api_key.all_revoked" } })).toBe(1);
  });

  it("Z3: of another tenant is as one that never was", async () => {
    const { id, asKey } = await make();
    const other = await world.tenant(`stranger-${tenantId}`);
    const asOther = await world.signIn(other.admin);
    const theirs = await asOther("DELETE", `/api-keys/${id}`);
    const never = await asOther("DELETE", `/api-keys/${other.tenant.id}`);
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, request_id: "" }).toEqual({ ...never.body, request_id: "" });
    expect((await asKey("GET", "/agents")).status).toBe(200);
  });
});
