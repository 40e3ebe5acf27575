import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../testing/harness";

let world: World;
let rest: RestCaller;
/** What the other organisation has. */
let theirs: Record<"agent" | "flow" | "base" | "source" | "member" | "number" | "secret" | "testCase", string>;
/** What the caller's own organisation has. */
let ours: Record<"agent" | "flow" | "base", string>;

const desk = { name: "Desk", system_prompt: "You answer.", voice_id: "retell-Cimo" };
const hook = (secret: string) => ({
  type: "custom",
  name: "book",
  url: "https://example.com/book",
  headers: { "X-Api-Key": { secret } },
});
const swap = (agent_id: string) => ({ type: "agent_swap", name: "to_mei", agent_id });
const cal = (secret: string) => ({
  type: "book_appointment_cal",
  name: "book_cal",
  cal_api_key: { secret },
  event_type_id: 1,
});
const greet = { id: "greet", type: "conversation", instruction: { type: "static_text", text: "Hello." } };

async function furnish(caller: RestCaller) {
  const made = async (path: string, body: unknown) => {
    const answer = await caller("POST", path, body);
    if (answer.status !== 201) throw new Error(answer.text);
    return String(answer.body["id"]);
  };
  const base = await made("/knowledge-bases", { name: "Prices" });
  const agent = await made("/agents", desk);
  const source = await made(`/knowledge-bases/${base}/sources`, { type: "text", title: "Prices", text: "It is $9." });
  const answer = await caller("POST", "/flows", {
    name: "Desk",
    nodes: [greet],
    tools: [{ ...hook(""), tool_id: "t1", headers: { "X-Api-Key": "sealed" } }],
  });
  const flow = answer.body as unknown as { id: string; tools: { headers: Record<string, { secret: string }> }[] };
  const testCase = await made(`/agents/${agent}/test-cases`, { name: "Hours", caller_lines: ["Hello?"] });
  return { agent, flow: flow.id, base, source, testCase, secret: flow.tools[0]?.headers["X-Api-Key"]?.secret ?? "" };
}

beforeAll(async () => {
  world = await World.create();
  const [acme, globex] = [await world.tenant("acme"), await world.tenant("globex")];
  rest = await world.signIn(acme.admin);
  ours = await furnish(rest);
  const number = await world.deps.db.platform.phoneNumber.create({
    data: { phoneNumber: "+15550009001", countryCode: "US", status: "assigned", tenantId: globex.tenant.id },
  });
  const member = await world.person(globex.tenant.id, "user@globex.test", "user");
  theirs = { ...(await furnish(await world.signIn(globex.admin))), member: member.userId, number: number.id };
});
afterAll(async () => {
  await world.close();
});

/** Every row of these areas, both organisations'. */
async function everything() {
  const db = world.deps.db.platform;
  return {
    agents: await db.agent.findMany({ orderBy: { id: "asc" } }),
    flows: await db.flow.findMany({ orderBy: { id: "asc" } }),
    bases: await db.knowledgeBase.findMany({ orderBy: { id: "asc" } }),
    sources: await db.knowledgeSource.findMany({ orderBy: { id: "asc" } }),
    numbers: await db.phoneNumber.findMany({ orderBy: { id: "asc" } }),
    cases: await db.testCase.findMany({ orderBy: { id: "asc" } }),
    secrets: await db.toolSecret.findMany({ orderBy: { id: "asc" } }),
    versions: await db.agentVersion.findMany({ orderBy: { id: "asc" } }),
  };
}

type Sent = () => readonly [method: string, path: string, body: Record<string, unknown>, field: string];
const sent: readonly (readonly [what: string, sent: Sent])[] = [
  ["a new agent's member", () => ["POST", "/agents", { ...desk, assigned_user_id: theirs.member }, "assigned_user_id"]],
  ["a new agent's number", () => ["POST", "/agents", { ...desk, phone_number_id: theirs.number }, "phone_number_id"]],
  [
    "a new agent's flow",
    () => ["POST", "/agents", { name: "Desk", voice_id: desk.voice_id, flow_id: theirs.flow }, "flow_id"],
  ],
  [
    "a new agent's knowledge",
    () => ["POST", "/agents", { ...desk, knowledge_base_ids: [theirs.base] }, "knowledge_base_ids.0"],
  ],
  ["a new agent's hand-over", () => ["POST", "/agents", { ...desk, tools: [swap(theirs.agent)] }, "tools.0.agent_id"]],
  [
    "a new agent's sealed header",
    () => ["POST", "/agents", { ...desk, tools: [hook(theirs.secret)] }, "tools.0.headers.X-Api-Key"],
  ],
  [
    "a new agent's sealed key",
    () => ["POST", "/agents", { ...desk, tools: [cal(theirs.secret)] }, "tools.0.cal_api_key"],
  ],
  [
    "an agent's member",
    () => ["PATCH", `/agents/${ours.agent}`, { assigned_user_id: theirs.member }, "assigned_user_id"],
  ],
  [
    "an agent's knowledge",
    () => ["PATCH", `/agents/${ours.agent}`, { knowledge_base_ids: [theirs.base] }, "knowledge_base_ids.0"],
  ],
  [
    "an agent's hand-over",
    () => ["PATCH", `/agents/${ours.agent}`, { tools: [swap(theirs.agent)] }, "tools.0.agent_id"],
  ],
  [
    "an agent's sealed header",
    () => ["PATCH", `/agents/${ours.agent}`, { tools: [hook(theirs.secret)] }, "tools.0.headers.X-Api-Key"],
  ],
  [
    "a state's hand-over",
    () => [
      "PATCH",
      `/agents/${ours.agent}`,
      { states: [{ name: "first", state_prompt: "Talk.", tools: [swap(theirs.agent)] }], starting_state: "first" },
      "states.0.tools.0.agent_id",
    ],
  ],
  [
    "a flow's knowledge",
    () => ["POST", "/flows", { name: "F", knowledge_base_ids: [theirs.base] }, "knowledge_base_ids.0"],
  ],
  [
    "a flow's sealed header",
    () => [
      "PATCH",
      `/flows/${ours.flow}`,
      { tools: [{ ...hook(theirs.secret), tool_id: "t1" }] },
      "tools.0.headers.X-Api-Key",
    ],
  ],
  [
    "a node's knowledge",
    () => [
      "PATCH",
      `/flows/${ours.flow}`,
      { nodes: [{ ...greet, knowledge_base_ids: [theirs.base] }] },
      "nodes.0.knowledge_base_ids.0",
    ],
  ],
  [
    "a node's agent",
    () => [
      "PATCH",
      `/flows/${ours.flow}`,
      { nodes: [{ id: "s", type: "agent_swap", agent_id: theirs.agent, edge: { id: "e" } }] },
      "nodes.0.agent_id",
    ],
  ],
  [
    "a subagent's tool",
    () => [
      "PATCH",
      `/flows/${ours.flow}`,
      {
        nodes: [
          { id: "s", type: "subagent", instruction: { type: "prompt", text: "Talk." }, tools: [swap(theirs.agent)] },
        ],
      },
      "nodes.0.tools.0.agent_id",
    ],
  ],
  ["a tool that is tried", () => ["POST", "/tools/test", { tool: hook(theirs.secret) }, "tool.headers.X-Api-Key"]],
];

describe("ids of another organisation inside a body", () => {
  it.each(sent)("Z8: %s is refused by its name, and nothing is written", async (_, asked) => {
    const [method, path, body, field] = asked();
    const before = await everything();
    const { status, body: answer, text } = await rest(method, path, body);
    expect([400, 404, 422], text).toContain(status);
    if (status !== 404) expect(answer["errors"]).toMatchObject([{ path: field }]);
    expect(await everything()).toEqual(before);
  });

  it("Z8: an id of nobody is refused in the same words", async () => {
    const nobody = "01890a5d-ac96-774b-bcce-b302099a8057";
    for (const body of [{ knowledge_base_ids: [theirs.base] }, { tools: [swap(theirs.agent)] }]) {
      const text = JSON.stringify(body);
      const foreign = await rest("PATCH", `/agents/${ours.agent}`, text);
      const unknown = await rest(
        "PATCH",
        `/agents/${ours.agent}`,
        text.replace(theirs.base, nobody).replace(theirs.agent, nobody),
      );
      const said = ({ status, body: answer }: typeof foreign) => [status, answer["detail"], answer["errors"]];
      expect(said(foreign)).toEqual(said(unknown));
    }
  });

  it.each([
    ["DELETE", () => `/knowledge-bases/${ours.base}/sources/${theirs.source}`],
    ["POST", () => `/knowledge-bases/${theirs.base}/sources`],
    ["POST", () => `/agents/${theirs.agent}/test-cases`],
    ["POST", () => `/agents/${theirs.agent}/publish`],
    ["POST", () => `/test-cases/${theirs.testCase}/run`],
  ] as const)(
    "Z8: %s of something that is theirs, under a path of ours or theirs, is not found",
    async (method, path) => {
      const before = await everything();
      const body = {
        sources: { type: "text", title: "T", text: "Words." },
        "test-cases": { name: "T", caller_lines: ["Hello?"] },
      }[path().split("/").at(-1) ?? ""];
      const { status, text } = await rest(method, path(), body);
      expect([status, text]).toEqual([404, expect.any(String)]);
      expect(await everything()).toEqual(before);
    },
  );
});
