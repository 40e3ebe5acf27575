import { afterAll, beforeAll, expect, it } from "vitest";
import { insideHosts } from "../../../testing/inside-hosts";
import { World, type RestCaller } from "../../../testing/harness";

let world: World;
let rest: RestCaller;
let agentId: string;

beforeAll(async () => {
  world = await World.create({ env: { ALLOW_LOCAL_TOOL_URLS: "false" } });
  const { admin } = await world.tenant("acme");
  rest = await world.signIn(admin);
  const made = await rest("POST", "/agents", { name: "Desk", system_prompt: "You answer.", voice_id: "retell-Cimo" });
  agentId = String(made.body["id"]);
});
afterAll(async () => {
  await world.close();
});

const oddUrls = [
  ...insideHosts.map((host) => `https://${host}/hook`),
  "http://example.com/hook",
  "https://example.com:8443/hook",
  "https://user:pass@example.com/hook",
];

it.each(oddUrls)("I1: %s is saved in no tool of agent, state, flow or node, and is not tried", async (url) => {
  const tool = { type: "custom", name: "book", url };
  const talk = { id: "a", type: "subagent", instruction: { type: "prompt", text: "Talk." }, tools: [tool] };
  const states = [{ name: "first", state_prompt: "Talk.", tools: [tool] }];
  const asked = [
    ["PATCH", `/agents/${agentId}`, { tools: [tool] }, "tools.0.url"],
    ["PATCH", `/agents/${agentId}`, { states, starting_state: "first" }, "states.0.tools.0.url"],
    ["POST", "/flows", { name: "Desk", tools: [{ ...tool, tool_id: "t1" }] }, "tools.0.url"],
    ["POST", "/flows", { name: "Desk", nodes: [talk] }, "nodes.0.tools.0.url"],
  ] as const;
  for (const [method, path, body, field] of asked) {
    const { status, body: answer } = await rest(method, path, body);
    expect([path, status, answer["errors"]]).toMatchObject([path, 400, [{ path: field }]]);
  }
  const tried = await rest("POST", "/tools/test", { tool });
  expect(tried.body).toMatchObject({ status: null, findings: [expect.stringContaining("Nothing was sent")] });
  expect(await world.deps.db.platform.flow.count()).toBe(0);
  expect((await rest("GET", `/agents/${agentId}`)).body).toMatchObject({ revision: 1 });
});
