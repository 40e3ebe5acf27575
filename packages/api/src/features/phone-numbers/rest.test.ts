import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestCaller, World } from "../../../testing/harness";
import { fillPool } from "../../../testing/pool";

let world: World;
let admin: RestCaller;
let user: RestCaller;
let superAdmin: RestCaller;
let tenantId: string;
let userId: string;
let held: { id: string; phoneNumber: string };

const nobody = "01900000-0000-7000-8000-000000000000";
const secrets = /sip|trunk|retell|twilio|sealed/i;

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  tenantId = acme.tenant.id;
  admin = await world.signIn(acme.admin);
  const person = await world.person(tenantId, "user@acme.test", "user");
  userId = person.userId;
  user = await world.signIn(person);
  superAdmin = await world.signIn(await world.person(null, "super@voxcalls.test", "super_admin"));
  const [first] = await fillPool(world, 3);
  if (!first) throw new Error("no number");
  held = first;
  await admin("POST", "/phone-numbers/claim", { phone_number_id: first.id, user_id: userId });
});
afterAll(async () => {
  await world.close();
});

const fieldsOf = (body: Record<string, unknown>) => (body["errors"] as { path: string }[]).map(({ path }) => path);
const dataOf = (body: Record<string, unknown>) => body["data"] as Record<string, unknown>[];

describe("the tenant's routes", () => {
  it("claim, list and release with 200 and without a word of how the number is connected", async () => {
    const available = await admin("GET", "/phone-numbers/available");
    const [free] = dataOf(available.body);
    expect(Object.keys(free ?? {}).toSorted()).toEqual(["country_code", "id", "number_type", "phone_number", "status"]);
    const claimed = await admin("POST", "/phone-numbers/claim", { phone_number_id: free?.["id"] });
    expect([claimed.status, claimed.body["sync_state"]]).toEqual([200, "in_sync"]);
    const list = await admin("GET", "/phone-numbers");
    expect(dataOf(list.body)).toHaveLength(2);
    const again = await admin("POST", "/phone-numbers/claim", { phone_number_id: free?.["id"] });
    expect([again.status, again.body["code"]]).toEqual([409, "conflict"]);
    const released = await admin("POST", "/phone-numbers/release", { phone_number_id: free?.["id"] });
    expect([released.status, released.body["status"]]).toEqual([200, "quarantined"]);
    for (const { body } of [available, claimed, list, released]) expect(JSON.stringify(body)).not.toMatch(secrets);
  });

  it("show a user the own number and nothing else", async () => {
    const mine = await user("GET", "/phone-numbers/mine");
    expect(dataOf(mine.body)).toMatchObject([{ id: held.id, phone_number: held.phoneNumber }]);
    expect(JSON.stringify(mine.body)).not.toMatch(secrets);
    const others = [
      await user("GET", "/phone-numbers"),
      await user("GET", "/phone-numbers/available"),
      await user("POST", "/phone-numbers/claim", { phone_number_id: held.id }),
      await user("POST", "/phone-numbers/release", { phone_number_id: held.id }),
      await user("PATCH", `/phone-numbers/${held.id}`, { nickname: "Mine" }),
    ];
    expect(others.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  it.each([
    ["POST", "/phone-numbers/claim", {}, "phone_number_id"],
    ["POST", "/phone-numbers/claim", { phone_number_id: "+14155550123" }, "phone_number_id"],
    ["POST", "/phone-numbers/claim", { phone_number_id: nobody, agent_id: "a" }, "agent_id"],
    ["POST", "/phone-numbers/claim", { phone_number_id: nobody, user_id: 7 }, "user_id"],
    ["POST", "/phone-numbers/claim", { phone_number_id: nobody, tenant_id: nobody }, "tenant_id"],
    ["POST", "/phone-numbers/release", {}, "phone_number_id"],
    ["POST", "/phone-numbers/release", { phone_number_id: null }, "phone_number_id"],
    ["PATCH", `/phone-numbers/${nobody}`, { agent_id: "a" }, "agent_id"],
    ["PATCH", `/phone-numbers/${nobody}`, { user_id: "u" }, "user_id"],
    ["PATCH", `/phone-numbers/${nobody}`, { nickname: "" }, "nickname"],
    ["PATCH", `/phone-numbers/${nobody}`, { nickname: "x".repeat(61) }, "nickname"],
    ["PATCH", `/phone-numbers/${nobody}`, { nickname: "a\u0007b" }, "nickname"],
    ["PATCH", `/phone-numbers/${nobody}`, { status: "available" }, "status"],
    ["PATCH", "/phone-numbers/42", { nickname: "Desk" }, "id"],
    ["GET", "/phone-numbers/available?country_code=us", undefined, "country_code"],
    ["GET", "/phone-numbers/available?number_type=fax", undefined, "number_type"],
    ["GET", "/phone-numbers/available?contains=abc", undefined, "contains"],
    ["GET", "/phone-numbers/mine?limit=0", undefined, "limit"],
    ["GET", "/phone-numbers?cursor=broken", undefined, "cursor"],
  ])("%s %s with %j names %s", async (method, path, body, field) => {
    const answer = await admin(method, path, body);
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, [field]]);
  });

  it("answer ids that are nobody's or another organisation's with 404", async () => {
    const stranger = await world.signIn((await world.tenant("globex")).admin);
    const answers = [
      await stranger("POST", "/phone-numbers/release", { phone_number_id: held.id }),
      await stranger("PATCH", `/phone-numbers/${held.id}`, { nickname: "Mine" }),
      await stranger("POST", "/phone-numbers/claim", { phone_number_id: nobody }),
      await admin("PATCH", `/phone-numbers/${held.id}`, { agent_id: nobody }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it("let a super admin in with the organisation's id only", async () => {
    expect((await superAdmin("GET", "/phone-numbers")).status).toBe(400);
    const visited = await superAdmin("GET", `/phone-numbers?tenant_id=${tenantId}`);
    expect(dataOf(visited.body)).toMatchObject([{ id: held.id }]);
  });
});

describe("the platform's routes", () => {
  it("search, buy, import and list for super admins, and never show a secret", async () => {
    const search = await superAdmin("GET", "/admin/phone-numbers/search?area_code=415&limit=2");
    const [first, second] = dataOf(search.body);
    const bought = await superAdmin("POST", "/admin/phone-numbers/buy", { phone_number: first?.["phone_number"] });
    expect([bought.status, bought.body["status"]]).toEqual([201, "available"]);
    await world.deps.twilio.numbers.buy(String(second?.["phone_number"]));
    const order = { phone_number: second?.["phone_number"] };
    expect((await superAdmin("POST", "/admin/phone-numbers/import", order)).status).toBe(201);
    expect((await superAdmin("POST", "/admin/phone-numbers/import", order)).status).toBe(409);
    const list = await superAdmin("GET", "/admin/phone-numbers?status=assigned");
    expect(dataOf(list.body)).toMatchObject([{ id: held.id, tenant_name: "acme" }]);
    expect(JSON.stringify([bought.body, list.body])).not.toMatch(/password|sealed/i);
  });

  it("are closed to admins and users", async () => {
    for (const caller of [admin, user]) {
      expect((await caller("GET", "/admin/phone-numbers")).status).toBe(403);
      expect((await caller("GET", "/admin/phone-numbers/search")).status).toBe(403);
      expect((await caller("POST", "/admin/phone-numbers/buy", { phone_number: "+14155550100" })).status).toBe(403);
      expect((await caller("POST", "/admin/phone-numbers/import", { phone_number: "+14155550100" })).status).toBe(403);
    }
  });

  it.each([
    ["POST", "/admin/phone-numbers/buy", {}, "phone_number"],
    ["POST", "/admin/phone-numbers/buy", { phone_number: "415 555 0123" }, "phone_number"],
    ["POST", "/admin/phone-numbers/buy", { phone_number: "+0155" }, "phone_number"],
    ["POST", "/admin/phone-numbers/buy", { phone_number: "+14155550123", price: 0 }, "price"],
    ["POST", "/admin/phone-numbers/import", { phone_number: 7 }, "phone_number"],
    ["POST", "/admin/phone-numbers/import", { phone_number: "+14155550199" }, "phone_number"],
    ["GET", "/admin/phone-numbers/search?country_code=USA", undefined, "country_code"],
    ["GET", "/admin/phone-numbers/search?number_type=fax", undefined, "number_type"],
    ["GET", "/admin/phone-numbers/search?area_code=12", undefined, "area_code"],
    ["GET", "/admin/phone-numbers/search?contains=%2B1", undefined, "contains"],
    ["GET", "/admin/phone-numbers/search?limit=101", undefined, "limit"],
    ["GET", "/admin/phone-numbers?status=lost", undefined, "status"],
    ["GET", "/admin/phone-numbers?contains=x", undefined, "contains"],
  ])("%s %s with %j names %s", async (method, path, body, field) => {
    const answer = await superAdmin(method, path, body);
    expect([answer.status, fieldsOf(answer.body)]).toEqual([400, [field]]);
  });
});
