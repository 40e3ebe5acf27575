import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../testing/harness";
import { deliver, signatureOf } from "../testing/retell-events";
import { openApiDocument } from "../src/rest/openapi";
import { restTable } from "../src/rest/table";
import { appRouter } from "../src/root";

let world: World;
let admin: RestCaller;
let superAdmin: RestCaller;
let tenantId: string;

beforeAll(async () => {
  world = await World.create();
  const { tenant, admin: person } = await world.tenant("conditions");
  tenantId = tenant.id;
  admin = await world.signIn(person);
  superAdmin = await world.signIn(await world.person(null, "super@conditions.test", "super_admin"));
});
afterAll(() => world.close());

const desk = { name: "Desk", system_prompt: "Answer.", voice_id: "retell-Cimo" };

describe("the revision of an agent", () => {
  it("is its ETag; a change that is based on an older one is refused with 409, one without goes last", async () => {
    const made = await admin("POST", "/agents", desk);
    const path = `/agents/${String(made.body["id"])}`;
    expect(made.headers.get("etag")).toBe('"1"');
    const saved = await admin("PATCH", path, { name: "First" }, { "if-match": '"1"' });
    expect([saved.status, saved.headers.get("etag")]).toEqual([200, '"2"']);
    for (const stale of ['"1"', '"nonsense"', "2x"]) {
      const refused = await admin("PATCH", path, { name: "Second" }, { "if-match": stale });
      expect([stale, refused.status, refused.body["code"]]).toEqual([stale, 409, "conflict"]);
    }
    expect((await admin("PATCH", path, { name: "Third" })).status).toBe(200);
    expect((await admin("GET", path)).headers.get("etag")).toBe('"3"');
  });
});

describe("a tenant that is named twice", () => {
  it("is refused when the names differ, and taken when they do not", async () => {
    const [path, other] = [`/calls?tenant_id=${tenantId}`, randomUUID()];
    expect(await superAdmin("GET", path, undefined, { "x-tenant-id": other })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "X-Tenant-Id" }] },
    });
    expect((await superAdmin("GET", path, undefined, { "x-tenant-id": tenantId.toUpperCase() })).status).toBe(200);
    expect((await superAdmin("GET", `${path}&tenant_id=${other}`)).status).toBe(400);
  });
});

describe("names that nobody can see", () => {
  const invisible = ["\u200b\u200d", "\u202e\u2066", "\u3164\u115f", "\u2800", "\ufe0f\u0301", "\u00ad \u2060"];

  it.each(invisible.map((name) => [JSON.stringify(name), name]))("%s are refused", async (_shown, name) => {
    const answers = [
      await admin("POST", "/agents", { ...desk, name }),
      await admin("PATCH", "/auth/me", { name }),
      await admin("PATCH", "/tenant", { name }),
      await superAdmin("POST", "/admin/users", { name, email: "unseen@conditions.test" }),
    ];
    expect(answers.map(({ status, body }) => [status, body["errors"]])).toMatchObject(
      answers.map(() => [400, [{ path: "name" }]]),
    );
  });

  it("are not those of any script", async () => {
    for (const name of ["Ада", "山田", "مكتب", "Zoë", "🦷"]) {
      expect([name, (await admin("PATCH", "/auth/me", { name })).status]).toEqual([name, 200]);
    }
  });
});

describe("the doors of the provider", () => {
  it("keep an event of an unknown kind: 202 for a call and an agent that nobody knows", async () => {
    const call = { call_id: "call_strange", agent_id: "agent_strange" };
    expect((await deliver(world, { event: "call_dreamt", call })).status).toBe(202);
    const made = await admin("POST", "/agents", desk);
    const known = { call_id: "call_other", agent_id: String(made.body["retell_agent_id"]) };
    expect((await deliver(world, { event: "call_dreamt", call: known })).status).toBe(204);
    expect(await world.deps.db.platform.providerEvent.count({ where: { event: "call_dreamt" } })).toBe(2);
  });

  it("answer a ringing number that no number can be with a decline", async () => {
    const body = JSON.stringify({ event: "call_inbound", call_inbound: { to_number: "+1\u0000" } });
    const answer = await fetch(`${world.url}/api/webhooks/retell/inbound`, {
      method: "POST",
      body,
      headers: { "x-retell-signature": signatureOf(body, world.clock.now().getTime()) },
    });
    expect([answer.status, await answer.json()]).toEqual([200, { call_inbound: {} }]);
  });
});

it("/api/ready tells of the migrations", async () => {
  const answer = await fetch(`${world.url}/api/ready`);
  expect(await answer.json()).toMatchObject({ checks: { database: "ok", migrations: "ok" } });
});

describe("the OpenAPI document", () => {
  const { paths } = openApiDocument(restTable(appRouter), "http://localhost:3000");
  const named = (method: "get" | "post" | "patch", path: string) =>
    (paths[path]?.[method]?.parameters ?? []).map(({ name }) => name);

  it("names headers, parts of recordings and limits", () => {
    expect(named("post", "/calls")).toEqual(["Idempotency-Key", "tenant_id", "X-Tenant-Id", "X-Access-Reason"]);
    expect(named("post", "/auth/register")).toEqual(["Idempotency-Key"]);
    expect(named("patch", "/agents/{id}")).toContain("If-Match");
    expect(named("get", "/calls/{id}/audio")).toEqual(expect.arrayContaining(["Range", "If-Range"]));
    expect(named("get", "/admin/tenants")).not.toContain("tenant_id");
    expect(Object.keys(paths["/calls/{id}/audio"]?.get?.responses ?? {})).toEqual(
      expect.arrayContaining(["200", "206", "416", "429"]),
    );
    expect(paths["/calls"]?.post?.responses["429"]).toHaveProperty("headers.Retry-After");
  });
});
