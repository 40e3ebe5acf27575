import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../../testing/harness";
import { createFlow } from "../../flows/create";
import { CreateFlowInput } from "../../flows/schemas";
import { createAgent } from "../create";
import { exportAgent } from "./export";
import { importAgent } from "./import";
import { AgentFile } from "./schemas";

let world: World;
let acme: Awaited<ReturnType<World["tenant"]>>;
let globex: Awaited<ReturnType<World["tenant"]>>;

beforeAll(async () => {
  world = await World.create();
  acme = await world.tenant("acme");
  globex = await world.tenant("globex");
});
afterAll(async () => {
  await world.close();
});

const desk = { name: "Front desk", systemPrompt: "You answer the phone of a dentist.", voiceId: "retell-Cimo" };
const book = {
  type: "custom",
  name: "book",
  url: "https://example.com/book?token=top+secret&day={{day}}",
  queryParams: { api_key: "top secret" },
  headers: { Authorization: "Bearer top secret", "X-Clinic": "north" },
} as const;

const flow = (agentId: string) => ({
  name: "Reception",
  startNodeId: "greet",
  tools: [{ ...book, toolId: "t1" }],
  nodes: [
    {
      id: "greet",
      type: "conversation" as const,
      name: "Greeting",
      instruction: { type: "static_text" as const, text: "Hello." },
      edges: [
        {
          id: "e1",
          transitionCondition: { type: "prompt" as const, prompt: "Speaks Chinese" },
          destinationNodeId: "swap",
        },
      ],
      elseEdge: { id: "e2", destinationNodeId: "bye" },
    },
    {
      id: "swap",
      type: "agent_swap" as const,
      name: "To Mei",
      agentId,
      edge: { id: "e3", destinationNodeId: "bye" },
    },
    { id: "bye", type: "end" as const, name: "Goodbye" },
  ],
});

/** As a browser sends it: text that was written to a file and read again. */
const reread = (file: AgentFile) => AgentFile.parse(JSON.parse(JSON.stringify(file)));

describe("an agent as a file", () => {
  it("carries all that makes it, neither secrets nor ids, and says at the other end what it could not bring", async () => {
    const mei = await createAgent(acme.ctx, { ...desk, name: "Mei" });
    const base = await acme.ctx.db.knowledgeBase.create({ data: { name: "Prices" } });
    const made = await createAgent(acme.ctx, {
      ...desk,
      welcomeMessage: "Good day!",
      language: "en-GB",
      responsiveness: 0.3,
      voiceSpeed: 1.2,
      fallbackVoiceIds: ["11labs-Adrian"],
      knowledgeBaseIds: [base.id],
      tools: [book, { type: "agent_swap", name: "to_mei", agentId: mei.id }],
      states: [{ name: "hello", statePrompt: "Greet.", tools: [{ type: "end_call", name: "end_call" }] }],
    });
    const file = await exportAgent(acme.ctx, { id: made.id });
    const text = JSON.stringify(file);
    const ids = [made.id, mei.id, base.id, acme.tenant.id, made.retellAgentId, made.retellLlmId];
    for (const hidden of ["top secret", "top+secret", "north", ...ids]) expect(text).not.toContain(hidden);

    const { agent, leftOut } = await importAgent(globex.ctx, {
      file: { ...reread(file), settings: { ...file.settings, fallbackVoiceIds: ["11labs-Adrian", "nobody"] } },
    });
    expect(agent).toMatchObject({
      tenantId: globex.tenant.id,
      status: "active",
      name: "Front desk",
      systemPrompt: desk.systemPrompt,
      welcomeMessage: "Good day!",
      language: "en-GB",
      responsiveness: 0.3,
      voiceSpeed: 1.2,
      fallbackVoiceIds: ["11labs-Adrian"],
      knowledgeBaseIds: [],
      tools: [{ name: "book", headers: { Authorization: "", "X-Clinic": "" } }],
      states: [{ name: "hello", statePrompt: "Greet." }],
    });
    expect(leftOut).toEqual([
      "The voice nobody is not here: look at the voice of this agent.",
      "The tool to_mei handed calls to “Mei”: add it anew.",
      "The value of the header Authorization of the tool book: write it anew.",
      "The value of the header X-Clinic of the tool book: write it anew.",
      "The value of api_key in the address of book: write it anew.",
      "The value of token in the address of book: write it anew.",
      "Knowledge base “Prices”: attach one of yours.",
    ]);
  });

  it("takes over what was filled in: values of headers are sealed, agents of the tenant are kept", async () => {
    const mei = await createAgent(globex.ctx, { ...desk, name: "Mei" });
    const made = await createAgent(globex.ctx, {
      ...desk,
      tools: [book, { type: "agent_swap", name: "to_mei", agentId: mei.id }],
    });
    const file = await exportAgent(globex.ctx, { id: made.id });
    const tools = [{ ...book, headers: { Authorization: "another" } }, ...(file.settings.tools ?? []).slice(1)].map(
      (tool) => (tool.type === "agent_swap" ? { ...tool, agentId: mei.id } : tool),
    );
    const { agent, leftOut } = await importAgent(globex.ctx, { file: { ...file, settings: { tools } } });
    expect(leftOut).toEqual([]);
    expect(agent.tools).toMatchObject([
      { headers: { Authorization: { secret: expect.any(String) as string } } },
      { agentId: mei.id },
    ]);
  });

  it("brings the flow that the agent follows, and is refused whole while that cannot work", async () => {
    const mei = await createAgent(acme.ctx, { ...desk, name: "Mei" });
    const { id: flowId } = await createFlow(acme.ctx, CreateFlowInput.parse(flow(mei.id)));
    const made = await createAgent(acme.ctx, { name: "By flow", voiceId: "retell-Cimo", flowId });
    const file = reread(await exportAgent(acme.ctx, { id: made.id }));
    expect(file.leftBehind.agents).toEqual([{ path: "flow.nodes.1.agentId", name: "Mei" }]);
    expect(JSON.stringify(file)).not.toContain("top secret");

    const count = () => Promise.all([globex.ctx.db.flow.count(), globex.ctx.db.agent.count()]);
    const before = await count();
    await expect(importAgent(globex.ctx, { file })).rejects.toMatchObject({ code: "validation_failed" });
    expect(await count()).toEqual(before);

    const there = await createAgent(globex.ctx, { ...desk, name: "Another Mei" });
    const given = file.flow?.definition;
    if (!given) throw new Error("the file has no flow");
    const definition = {
      ...given,
      tools: given.tools.map((tool) => (tool.type === "custom" ? { ...tool, headers: { Authorization: "x" } } : tool)),
      nodes: given.nodes.map((node) => (node.type === "agent_swap" ? { ...node, agentId: there.id } : node)),
    };
    const { agent } = await importAgent(globex.ctx, { file: { ...file, flow: { name: "Reception", definition } } });
    expect(agent).toMatchObject({ engine: "flow", status: "active", tenantId: globex.tenant.id });
    const followed = await globex.ctx.db.flow.findFirstOrThrow({ where: { id: agent.flowId ?? "" } });
    expect(followed).toMatchObject({ name: "Reception", transferAgentIds: [there.id] });
  });

  it("another tenant's agent is not found", async () => {
    const { id } = await createAgent(acme.ctx, desk);
    await expect(exportAgent(globex.ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
