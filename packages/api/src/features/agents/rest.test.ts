import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestCaller, World } from "../../../testing/harness";
import { breakProvider, mendProviders } from "../../../testing/sandbox-control";
import { snake } from "../../kernel/snake-case";
import { settingKeys } from "./settings";

let world: World;
let admin: RestCaller;
let user: RestCaller;
let userId: string;
let stranger: RestCaller;
let agentId: string;

const desk = { name: "Front desk", system_prompt: "You answer the phone of a dentist.", voice_id: "retell-Cimo" };
const nobody = "01900000-0000-7000-8000-000000000000";

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  admin = await world.signIn(acme.admin);
  const person = await world.person(acme.tenant.id, "user@acme.test", "user");
  userId = person.userId;
  user = await world.signIn(person);
  stranger = await world.signIn((await world.tenant("globex")).admin);
  agentId = (await admin("POST", "/agents", desk)).body["id"] ?? "";
});
afterAll(async () => {
  await world.close();
});

const fieldsOf = (body: Record<string, unknown>) => (body["errors"] as { path: string }[]).map(({ path }) => path);

const badFields: [field: string, value: unknown][] = [
  ["name", undefined],
  ["name", ""],
  ["name", "   "],
  ["name", "x".repeat(101)],
  ["name", "two\nlines"],
  ["name", 7],
  ["system_prompt", undefined],
  ["system_prompt", " \n "],
  ["system_prompt", "x".repeat(100_001)],
  ["welcome_message", "x".repeat(2_001)],
  ["welcome_message", 7],
  ["voice_id", undefined],
  ["voice_id", ""],
  ["voice_id", "<script>"],
  ["voice_id", "nobody"],
  ["llm_model", "gpt-2"],
  ["llm_model", null],
  ["language", "xx-XX"],
  ["language", ["en-US"]],
  ["responsiveness", -0.1],
  ["responsiveness", 1.1],
  ["responsiveness", "0.5"],
  ["interruption_sensitivity", 2],
  ["interruption_sensitivity", null],
  ["ambient_sound", "disco"],
  ["assigned_user_id", "me"],
  ["phone_number_id", "+14155550123"],
  ["tenant_id", nobody],
  ["status", "active"],
  ["retell_agent_id", "agent_1"],
  ["systemPrompt", "camel"],
];

describe("POST /agents", () => {
  it("answers 201 with exactly the promised fields and the deeper settings", async () => {
    const { status, body } = await admin("POST", "/agents", { ...desk, ambient_sound: "call-center" });
    expect(status).toBe(201);
    expect(Object.keys(body).toSorted()).toEqual(
      [
        ..."id tenant_id retell_agent_id retell_llm_id assigned_user_id assigned_phone_number_id name".split(" "),
        ..."system_prompt welcome_message voice_id llm_model language responsiveness".split(" "),
        ..."interruption_sensitivity ambient_sound status created_at updated_at".split(" "),
        ..."revision sync_state failure_reason phone_numbers".split(" "),
        ..."engine flow_id knowledge_base_ids published_version has_unpublished_changes".split(" "),
        ...settingKeys.map(snake),
      ].toSorted(),
    );
    expect(body["created_at"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it.each(badFields)("names %s when it is %j", async (field, value) => {
    const { status, body } = await admin("POST", "/agents", { ...desk, [field]: value });
    expect(status).toBe(400);
    expect(body["code"]).toBe("validation_failed");
    expect(fieldsOf(body)).toEqual([field]);
  });

  it("answers a member or number that is not the organisation's with 404", async () => {
    for (const field of ["assigned_user_id", "phone_number_id"]) {
      expect((await admin("POST", "/agents", { ...desk, [field]: nobody })).status).toBe(404);
    }
  });

  it("tells a provider's failure in plain words without the provider's", async () => {
    await breakProvider(world, {
      path: "/create-retell-llm",
      kind: "status",
      status: 402,
      body: { message: "secret" },
    });
    const { status, body } = await admin("POST", "/agents", desk);
    await mendProviders(world);
    expect([status, body["code"]]).toEqual([502, "provider_error"]);
    expect(JSON.stringify(body)).not.toMatch(/secret|http|create-retell/);
  });

  it("refuses users with 403 and strangers to the house with 401", async () => {
    expect((await user("POST", "/agents", desk)).status).toBe(403);
    expect((await world.rest()("POST", "/agents", desk)).status).toBe(401);
  });

  it("tells when the plan is full", async () => {
    const small = await world.signIn((await world.tenant("small", { maxAgents: 1 })).admin);
    expect((await small("POST", "/agents", desk)).status).toBe(201);
    const { status, body } = await small("POST", "/agents", desk);
    expect([status, body["code"]]).toEqual([403, "plan_limit_reached"]);
  });
});

describe("PATCH /agents/{id}", () => {
  it.each(badFields.filter(([field, value]) => value !== undefined && field !== "phone_number_id"))(
    "names %s when it is %j",
    async (field, value) => {
      const { status, body } = await admin("PATCH", `/agents/${agentId}`, { [field]: value });
      expect(status).toBe(400);
      expect(fieldsOf(body)).toEqual([field]);
    },
  );

  it("takes the revision that the change is based on, and answers 409 to an old one", async () => {
    const { body: read } = await admin("GET", `/agents/${agentId}`);
    const revision = Number(read["revision"]);
    expect((await admin("PATCH", `/agents/${agentId}`, { name: "Newer", revision })).status).toBe(200);
    const late = await admin("PATCH", `/agents/${agentId}`, { name: "Late", revision });
    expect([late.status, late.body["code"]]).toEqual([409, "conflict"]);
    expect(late.body["detail"]).toContain(`revision ${revision + 1}`);
    for (const odd of [0, 1.5, "1"]) {
      expect((await admin("PATCH", `/agents/${agentId}`, { name: "Odd", revision: odd })).status).toBe(400);
    }
  });
});

describe("the routes of one agent", () => {
  const routes = [
    ["GET", ""],
    ["PATCH", ""],
    ["DELETE", ""],
    ["POST", "/pause"],
    ["POST", "/resume"],
  ] as const;

  it.each(routes)(
    "%s %s answers another organisation's id and one that never was with the same 404",
    async (method, tail) => {
      const body = method === "PATCH" ? { name: "Mine" } : undefined;
      const theirs = await stranger(method, `/agents/${agentId}${tail}`, body);
      const never = await stranger(method, `/agents/${nobody}${tail}`, body);
      expect([theirs.status, never.status]).toEqual([404, 404]);
      const withoutId = ({ request_id: _, ...rest }: Record<string, unknown>) => rest;
      expect(withoutId(theirs.body)).toEqual(withoutId(never.body));
    },
  );

  it.each(routes)("%s %s refuses what is not an id with 400", async (method, tail) => {
    const { status, body } = await admin(method, `/agents/42${tail}`, method === "PATCH" ? { name: "x" } : undefined);
    expect([status, fieldsOf(body)]).toEqual([400, ["id"]]);
  });

  it("let a user read, change and pause the own agent without the provider's ids, and not delete it", async () => {
    expect((await user("GET", `/agents/${agentId}`)).status).toBe(404);
    await admin("PATCH", `/agents/${agentId}`, { assigned_user_id: userId });
    const own = await user("GET", `/agents/${agentId}`);
    expect([own.status, own.body["retell_agent_id"], own.body["retell_llm_id"]]).toEqual([200, null, null]);
    expect((await user("PATCH", `/agents/${agentId}`, { system_prompt: "Mine." })).status).toBe(200);
    expect((await user("PATCH", `/agents/${agentId}`, { assigned_user_id: null })).status).toBe(403);
    expect((await user("POST", `/agents/${agentId}/pause`)).body["status"]).toBe("paused");
    expect((await user("POST", `/agents/${agentId}/resume`)).body["status"]).toBe("active");
    expect((await user("DELETE", `/agents/${agentId}`)).status).toBe(403);
    expect((await user("GET", "/agents")).body["data"]).toHaveLength(1);
  });

  it("delete an agent with 204 and nothing more, and know it no longer", async () => {
    const { body } = await admin("POST", "/agents", desk);
    expect((await admin("DELETE", `/agents/${body["id"]}`)).status).toBe(204);
    expect((await admin("GET", `/agents/${body["id"]}`)).status).toBe(404);
  });
});

describe("GET /agents", () => {
  it("refuses odd paging and unknown parameters by name", async () => {
    for (const [query, field] of [
      ["limit=0", "limit"],
      ["limit=101", "limit"],
      ["limit=x", "limit"],
      ["cursor=abc", "cursor"],
      ["colour=red", "colour"],
    ]) {
      const { status, body } = await admin("GET", `/agents?${query}`);
      expect([query, status, fieldsOf(body)]).toEqual([query, 400, [field]]);
    }
  });
});
