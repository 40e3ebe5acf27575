import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";
import { createKnowledge } from "../knowledge/create";
import { removeKnowledge } from "../knowledge/remove";
import { makeReady } from "./make-ready";
import { FlowDefinition } from "./schemas";

let world: World;
let acme: Awaited<ReturnType<World["tenant"]>>;
let globex: Awaited<ReturnType<World["tenant"]>>;
let rest: RestCaller;

beforeAll(async () => {
  world = await World.create();
  acme = await world.tenant("acme");
  globex = await world.tenant("globex");
  rest = await world.signIn(acme.admin);
});
afterAll(async () => {
  await world.close();
});

let serial = 0;

/** An agent that follows a flow, as it stands when it has been made. */
async function follower(flowId: string, data: { name?: string; assignedUserId?: string } = {}) {
  serial += 1;
  return await world.deps.db.platform.agent.create({
    data: {
      tenantId: acme.tenant.id,
      name: `Follower ${serial}`,
      systemPrompt: "",
      voiceId: "retell-Cimo",
      llmModel: "gpt-4.1",
      status: "active",
      engine: "flow",
      flowId,
      retellAgentId: `agent_follower_${serial}`,
      ...data,
    },
  });
}

const greeting = {
  id: "greet",
  type: "conversation",
  name: "Greeting",
  instruction: { type: "static_text", text: "Hello, this is the dentist." },
  edges: [
    {
      id: "e1",
      transition_condition: { type: "prompt", prompt: "Caller wants to book" },
      destination_node_id: "book",
    },
  ],
  else_edge: { id: "e2", destination_node_id: "bye" },
};
const nodes = [
  greeting,
  {
    id: "book",
    type: "function",
    tool_id: "t1",
    wait_for_result: true,
    else_edge: { id: "e3", destination_node_id: "bye" },
  },
  { id: "bye", type: "end", instruction: { type: "prompt", text: "Say goodbye." } },
];
const tool = {
  tool_id: "t1",
  type: "custom",
  name: "book_visit",
  url: "https://example.com/book",
  headers: { "X-Api-Key": "top secret" },
  parameters: { type: "object", properties: { startTime: { type: "string" } } },
};
const flow = { name: "Dentist", nodes, start_node_id: "greet", tools: [tool] };

const madeFlow = async () => String((await rest("POST", "/flows", flow)).body["id"]);

type Answered = Record<string, never> & { tools: { headers: Record<string, { secret: string }> }[] };

describe("flows over REST", () => {
  it("are made, read, listed, changed and deleted, in Retell's own shapes", async () => {
    const made = await rest("POST", "/flows", flow);
    expect([made.status, made.text]).toEqual([201, expect.stringContaining('"start_node_id":"greet"')]);
    const id = String(made.body["id"]);
    expect(made.body).toMatchObject({ name: "Dentist", revision: 1, agents: [], nodes: [greeting, {}, {}] });
    expect((await rest("GET", `/flows/${id}`)).body).toEqual(made.body);
    const listed = await rest("GET", "/flows?limit=1");
    expect(listed.body).toMatchObject({ data: [{ id, node_count: 3, problem_count: 0 }] });
    const changed = await rest("PATCH", `/flows/${id}`, { name: "Dental practice", global_prompt: "Be kind." });
    expect(changed.body).toMatchObject({
      name: "Dental practice",
      global_prompt: "Be kind.",
      revision: 2,
      nodes: [greeting, {}, {}],
    });
    expect((await rest("DELETE", `/flows/${id}`)).status).toBe(204);
    expect((await rest("GET", `/flows/${id}`)).status).toBe(404);
  });

  it("the values of headers are sealed, never answered, and kept by their id", async () => {
    const made = (await rest("POST", "/flows", flow)).body as Answered;
    const header = made.tools[0]?.headers["X-Api-Key"];
    expect(header).toEqual({ secret: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown });
    const row = await world.deps.db.platform.toolSecret.findUnique({ where: { id: header?.secret ?? "" } });
    expect(row?.sealedValue).toMatch(/^v1:/);
    const kept = await rest("PATCH", `/flows/${String(made["id"])}`, { tools: made.tools, global_prompt: "Anew." });
    expect((kept.body as Answered).tools).toEqual(made.tools);
    const theirs = await world.signIn(globex.admin);
    const stolen = await theirs("POST", "/flows", { ...flow, tools: made.tools });
    expect([stolen.status, stolen.body["errors"]]).toEqual([
      400,
      [{ path: "tools.0.headers.X-Api-Key", message: "There is no such sealed value. Send the value itself." }],
    ]);
  });

  it("two people at once: the second is told, and nothing of the first is lost", async () => {
    const id = await madeFlow();
    expect((await rest("PATCH", `/flows/${id}`, { global_prompt: "First.", revision: 1 })).status).toBe(200);
    const second = await rest("PATCH", `/flows/${id}`, { global_prompt: "Second.", revision: 1 });
    expect([second.status, second.body["code"]]).toEqual([409, "conflict"]);
    expect((await rest("GET", `/flows/${id}`)).body).toMatchObject({ global_prompt: "First.", revision: 2 });
  });

  it("a save that changes nothing counts as none", async () => {
    const id = await madeFlow();
    expect((await rest("PATCH", `/flows/${id}`, { nodes, name: "Dentist" })).body).toMatchObject({ revision: 1 });
  });

  it("a save raises the revision of the agents that follow it, and leaves one job for each", async () => {
    const id = await madeFlow();
    const agent = await follower(id);
    await rest("PATCH", `/flows/${id}`, { global_prompt: "One." });
    await rest("PATCH", `/flows/${id}`, { global_prompt: "Two." });
    const after = await world.deps.db.platform.agent.findUnique({ where: { id: agent.id } });
    expect(after?.revision).toBe(3);
    const jobs = await world.deps.db.platform.$queryRaw`
      select 1 from graphile_worker.jobs where key = ${`agents.reconcile:${agent.id}`}`;
    expect(jobs).toHaveLength(1);
  });

  it("is not deleted while agents follow it, and they are named", async () => {
    const id = await madeFlow();
    const agent = await follower(id, { name: "Front desk" });
    const refused = await rest("DELETE", `/flows/${id}`);
    expect([refused.status, refused.body["detail"]]).toEqual([409, expect.stringContaining("“Front desk” follows")]);
    await world.deps.db.platform.agent.update({ where: { id: agent.id }, data: { status: "deleted" } });
    expect((await rest("DELETE", `/flows/${id}`)).status).toBe(204);
  });

  it("Z8: an agent or a knowledge base of another tenant is refused by the node's name, and nothing is written", async () => {
    const stranger = await world.deps.db.platform.agent.create({
      data: {
        tenantId: globex.tenant.id,
        name: "Theirs",
        systemPrompt: "",
        voiceId: "v",
        llmModel: "gpt-4.1",
        status: "active",
      },
    });
    const base = await world.deps.db.platform.knowledgeBase.create({
      data: { tenantId: globex.tenant.id, name: "Theirs" },
    });
    const before = await world.deps.db.platform.flow.count();
    const swap = { id: "swap", type: "agent_swap", name: "To Mei", agent_id: stranger.id, edge: { id: "f" } };
    const talk = { ...greeting, knowledge_base_ids: [base.id] };
    for (const [node, path] of [
      [swap, "nodes.0.agent_id"],
      [talk, "nodes.0.knowledge_base_ids.0"],
    ] as const) {
      const refused = await rest("POST", "/flows", { name: "Foreign", nodes: [node] });
      expect([refused.status, refused.body["errors"]]).toMatchObject([400, [{ path }]]);
      expect(refused.body["detail"]).toContain(`“${node.name}”`);
    }
    expect(await world.deps.db.platform.flow.count()).toBe(before);
  });

  it("members see and change the flows that an agent of theirs follows, and no others", async () => {
    const member = await world.person(acme.tenant.id, "user@acme.test", "user");
    const asMember = await world.signIn(member);
    const [mine, other] = [await madeFlow(), await madeFlow()];
    await follower(mine, { assignedUserId: member.userId });
    await follower(mine, { name: "A colleague's" });
    await follower(other);
    const list = (await asMember("GET", "/flows")).body as unknown as { data: { id: string; agents: unknown[] }[] };
    expect(list.data.map(({ id }) => id)).toEqual([mine]);
    expect(list.data[0]?.agents).toHaveLength(1);
    expect((await asMember("PATCH", `/flows/${mine}`, { global_prompt: "Mine." })).status).toBe(200);
    expect((await asMember("GET", `/flows/${other}`)).status).toBe(404);
    expect((await asMember("PATCH", `/flows/${other}`, { global_prompt: "Mine." })).status).toBe(404);
    expect((await asMember("POST", "/flows", flow)).status).toBe(403);
    expect((await asMember("DELETE", `/flows/${mine}`)).status).toBe(403);
  });

  it("says what is wrong with a flow, node by node", async () => {
    const broken = {
      name: "Broken",
      nodes: [{ ...greeting, edges: [{ ...greeting.edges[0], destination_node_id: null }] }],
    };
    const id = String((await rest("POST", "/flows", broken)).body["id"]);
    const said = await rest("POST", `/flows/${id}/validate`);
    expect(said.status).toBe(200);
    expect(said.body).toMatchObject({
      valid: false,
      problems: [
        { severity: "error", code: "no_start", node_id: null },
        { severity: "error", code: "loose_edge", node_id: "greet", edge_id: "e1" },
        { severity: "error", code: "unknown_destination", node_id: "greet", edge_id: "e2" },
      ],
    });
  });

  it("I7: unknown kinds of nodes are refused by name, cycles are fine", async () => {
    const odd = await rest("POST", "/flows", { name: "Odd", nodes: [{ id: "x", type: "self_destruct" }] });
    expect([odd.status, odd.body["errors"]]).toMatchObject([400, [{ path: "nodes.0.type" }]]);
    const round = { ...greeting, else_edge: { id: "e2", destination_node_id: "greet" } };
    expect((await rest("POST", "/flows", { ...flow, nodes: [round, ...nodes.slice(1)] })).status).toBe(201);
  });
});

describe("a flow as a file", () => {
  it("carries neither secrets nor ids of the tenant, and says at the other end what is missing", async () => {
    const { ctx } = acme;
    const mei = await world.deps.db.platform.agent.create({
      data: {
        tenantId: acme.tenant.id,
        name: "Mei",
        systemPrompt: "",
        voiceId: "v",
        llmModel: "gpt-4.1",
        status: "active",
      },
    });
    const base = await world.deps.db.platform.knowledgeBase.create({
      data: { tenantId: acme.tenant.id, name: "Prices" },
    });
    const swap = { id: "swap", type: "agent_swap", agent_id: mei.id, edge: { id: "f", destination_node_id: "bye" } };
    const made = await rest("POST", "/flows", { ...flow, nodes: [...nodes, swap], knowledge_base_ids: [base.id] });
    const { exportFlow } = await import("./export");
    const { importFlow } = await import("./import");
    const file = await exportFlow(ctx, { id: String(made.body["id"]) });
    const text = JSON.stringify(file);
    for (const hidden of ["top secret", mei.id, base.id, acme.tenant.id, '"secret"'])
      expect(text).not.toContain(hidden);
    const definition: FlowDefinition = { ...file.definition, knowledgeBaseIds: [base.id] };
    const { flow: there, problems } = await importFlow(globex.ctx, { file: { ...file, definition } });
    expect(there.tenantId).toBe(globex.tenant.id);
    expect(problems.map(({ code }) => code).toSorted()).toEqual(
      ["missing_agent", "missing_knowledge", "missing_words", "unreachable"].toSorted(),
    );
  });

  it("lets no knowledge base be deleted while a node is given it", async () => {
    const { ctx } = acme;
    const { id } = await createKnowledge(ctx, { name: "Opening hours" });
    const node = { type: "conversation", id: "n", instruction: { type: "prompt", text: "Hi" }, knowledgeBaseIds: [id] };
    const definition = FlowDefinition.parse({ nodes: [node], startNodeId: "n" });
    let removing: Promise<void> | undefined;
    await ctx.db.tx(async (tx) => {
      const { columns } = await makeReady(tx, ctx, definition);
      removing = removeKnowledge(ctx, { id });
      removing.catch(() => undefined);
      await tx.flow.create({ data: { ...columns, name: "Asks for hours" } });
    });
    await expect(removing).rejects.toMatchObject({ code: "conflict" });
  });
});
