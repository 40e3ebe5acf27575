import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { flowSettings, toFlowSettings } from "./retell-settings";
import { createFlow } from "./create";
import { FlowDefinition } from "./schemas";
import { flowTemplates } from "./templates";
import { way, ways } from "./templates/build";

let world: World;
let acme: Awaited<ReturnType<World["tenant"]>>;

beforeAll(async () => {
  world = await World.create();
  acme = await world.tenant("acme");
});
afterAll(async () => {
  await world.close();
});

const known = {
  retellAgentIds: new Map([["", "agent_other"]]),
  retellKnowledgeBaseIds: new Map<string, string>(),
  secrets: new Map<string, string>(),
};

const words = fc.string({ minLength: 1, maxLength: 40 });
const prompt = fc.record({ type: fc.constant("prompt" as const), text: words });
const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });

/** A node of any kind, whose edges lead to `to`. */
function anyNode(id: string, to: string): fc.Arbitrary<object> {
  const edges = ways(id, [["yes", to]]);
  const elseEdge = way(id, "else", to);
  const common = { id: fc.constant(id), name: fc.option(words, { nil: undefined }) };
  const variables = fc.constant([{ type: "string" as const, name: "a", description: "b" }]);
  return fc.oneof(
    fc.record({
      type: fc.constant("conversation" as const),
      ...common,
      instruction: prompt,
      edges: fc.constant(edges),
      responsiveness: share,
    }),
    fc.record({
      type: fc.constant("subagent" as const),
      ...common,
      instruction: prompt,
      elseEdge: fc.constant(elseEdge),
    }),
    fc.record({ type: fc.constant("end" as const), ...common, instruction: fc.option(prompt, { nil: undefined }) }),
    fc.record({
      type: fc.constant("code" as const),
      ...common,
      code: words,
      waitForResult: fc.boolean(),
      elseEdge: fc.constant(elseEdge),
    }),
    fc.record({
      type: fc.constant("branch" as const),
      ...common,
      edges: fc.constant(edges),
      elseEdge: fc.constant(elseEdge),
    }),
    fc.record({ type: fc.constant("press_digit" as const), ...common, instruction: prompt, edges: fc.constant(edges) }),
    fc.record({
      type: fc.constant("extract_dynamic_variables" as const),
      ...common,
      variables,
      elseEdge: fc.constant(elseEdge),
    }),
    fc.record({
      type: fc.constant("sms" as const),
      ...common,
      instruction: prompt,
      successEdge: fc.constant(way(id, "sent", to)),
      failedEdge: fc.constant(way(id, "failed", to)),
    }),
    fc.record({
      type: fc.constant("agent_swap" as const),
      ...common,
      agentId: fc.constant(""),
      edge: fc.constant(elseEdge),
    }),
    fc.record({
      type: fc.constant("transfer_call" as const),
      ...common,
      transferDestination: fc.constant({ type: "predefined" as const, number: "+12025550100" }),
      transferOption: fc.constantFrom({ type: "cold_transfer" as const }, { type: "warm_transfer" as const }),
      edge: fc.constant(elseEdge),
    }),
  );
}

const anyFlow = fc
  .integer({ min: 1, max: 6 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => anyNode(`n${index}`, `n${(index + 1) % count}`))),
  )
  .map((nodes) => FlowDefinition.parse({ nodes: JSON.parse(JSON.stringify(nodes)), startNodeId: "n0" }));

describe("a flow in Retell's words", () => {
  it.each(flowTemplates.map(({ id, definition }) => [id, definition] as const))(
    "the template %s is taken",
    async (_, definition) => {
      const made = await world.deps.retell.flows.create(toFlowSettings(definition, known));
      expect(made.settings).toMatchObject({ startNodeId: definition.startNodeId });
    },
  );

  it("any flow of any nodes is taken", async () => {
    await fc.assert(
      fc.asyncProperty(anyFlow, async (definition) => {
        const made = await world.deps.retell.flows.create(toFlowSettings(definition, known));
        expect((made.settings["nodes"] as unknown[]).length).toBe(definition.nodes.length);
      }),
      { numRuns: 60 },
    );
  });

  it("opens sealed values, and says Retell's ids in place of ours", async () => {
    const agent = await world.deps.db.platform.agent.create({
      data: {
        tenantId: acme.tenant.id,
        name: "Mei",
        systemPrompt: "",
        voiceId: "retell-Cimo",
        llmModel: "gpt-4.1",
        status: "active",
        retellAgentId: "agent_mei",
      },
    });
    const base = await world.deps.db.platform.knowledgeBase.create({
      data: {
        tenantId: acme.tenant.id,
        name: "Prices",
        status: "ready",
        retellKnowledgeBaseId: "knowledge_base_prices",
      },
    });
    const flow = await createFlow(acme.ctx, {
      name: "Dentist",
      ...FlowDefinition.parse({
        nodes: [{ type: "agent_swap", id: "swap", agentId: agent.id, edge: { id: "failed" } }],
        tools: [{ type: "custom", toolId: "t", name: "book", url: "https://example.com/", headers: { Key: "secret" } }],
        knowledgeBaseIds: [base.id],
      }),
    });
    const settings = await flowSettings(
      acme.ctx,
      FlowDefinition.parse({ tools: flow.tools, nodes: flow.nodes, knowledgeBaseIds: flow.knowledgeBaseIds }),
    );
    expect(settings).toMatchObject({
      retellKnowledgeBaseIds: ["knowledge_base_prices"],
      tools: [{ headers: { Key: "secret" } }],
      nodes: [
        {
          retellAgentId: "agent_mei",
          agentVersion: "latest_published",
          webhookSetting: "both_agents",
          postCallAnalysisSetting: "both_agents",
          edge: { transitionCondition: { type: "prompt", prompt: "Transfer failed" } },
        },
      ],
    });
    expect(JSON.stringify(settings)).not.toContain(agent.id);
  });
});
