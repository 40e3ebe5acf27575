import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { crashAt } from "../../../testing/run-elsewhere";
import { breakProvider, mendProviders } from "../../../testing/sandbox-control";
import type { TenantCtx } from "../../kernel/context";
import { createFlow } from "../flows/create";
import { CreateFlowInput, UpdateFlowInput } from "../flows/schemas";
import { updateFlow } from "../flows/update";
import { createAgent } from "./create";
import { findAgentIds, findFlowIds } from "./find-at-retell";
import { reconcileAgent } from "./reconcile";
import { publishAgent } from "./versions/publish";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterEach(async () => {
  await mendProviders(world);
});
afterAll(async () => {
  await world.close();
});

const nodes = [
  { id: "greet", type: "conversation", instruction: { type: "static_text", text: "Hello." }, edges: [] },
  { id: "bye", type: "end" },
];

async function drawn(ctx: TenantCtx): Promise<string> {
  const input = { name: "Desk", nodes, startNodeId: "greet", globalPrompt: "First." };
  return (await createFlow(ctx, CreateFlowInput.parse(input))).id;
}

const follower = (flowId: string) => ({ name: "Front desk", voiceId: "retell-Cimo", flowId });

async function aMinuteLater(ctx: TenantCtx): Promise<void> {
  world.clock.move(61_000);
  for (const { id } of await ctx.db.agent.findMany()) {
    await reconcileAgent(world.deps, { tenantId: ctx.tenant.id, agentId: id });
  }
}

/** The agents and flows at Retell that bear a mark of this row. */
async function atRetell(ctx: TenantCtx, agentId: string) {
  return { agents: await findAgentIds(ctx, agentId), flows: await findFlowIds(ctx, agentId) };
}

async function globalPromptAt(ctx: TenantCtx, retellFlowId: string | null, version?: number | null): Promise<unknown> {
  const { settings } = await ctx.retell.flows.get(retellFlowId ?? "", version ?? undefined);
  return settings["globalPrompt"];
}

describe("an agent that follows a flow", () => {
  it("is not published with a node that hands calls to that very agent", async () => {
    const { ctx } = await world.tenant("self");
    const flowId = await drawn(ctx);
    const { id } = await createAgent(ctx, follower(flowId));
    const always = { type: "prompt", prompt: "Always" };
    const swap = {
      id: "away",
      type: "agent_swap",
      name: "Away",
      agentId: id,
      edge: { id: "lost", transitionCondition: always, destinationNodeId: "greet" },
    };
    const edge = { id: "on", transitionCondition: always, destinationNodeId: "away" };
    const changed = { id: flowId, nodes: [{ ...nodes[0], edges: [edge] }, swap] };
    await updateFlow(ctx, UpdateFlowInput.parse(changed));
    await expect(publishAgent(ctx, { id })).rejects.toMatchObject({
      message: expect.stringContaining("cannot hand a call to itself") as unknown,
      fields: [{ path: "flow.away" }],
    });
  });

  it("S1: that Retell refuses leaves no flow there, and its place in the plan", async () => {
    const { ctx } = await world.tenant("refused", { maxAgents: 1 });
    const flowId = await drawn(ctx);
    await breakProvider(world, { path: "/create-agent", kind: "status", status: 400 });
    await expect(createAgent(ctx, follower(flowId))).rejects.toMatchObject({ name: "UpstreamError", status: 400 });
    const [row] = await ctx.db.agent.findMany();
    expect(row).toMatchObject({ status: "failed", retellAgentId: null, retellFlowId: null });
    expect(await atRetell(ctx, row?.id ?? "")).toEqual({ agents: [], flows: [] });
    expect((await createAgent(ctx, follower(flowId))).status).toBe("active");
  });

  it.each(["after-reserve", "after-llm", "after-agent", "after-publish"])(
    "S5: killed at %s while it is made, a minute later it is active with one flow at Retell",
    async (point) => {
      const { ctx, tenant } = await world.tenant(`made-${point}`);
      const input = follower(await drawn(ctx));
      await crashAt(world, `agents.create:${point}`, { verb: "createAgent", tenantId: tenant.id, input });
      await aMinuteLater(ctx);
      const [row] = await ctx.db.agent.findMany();
      expect(row?.status).toBe("active");
      expect(await atRetell(ctx, row?.id ?? "")).toEqual({ agents: [row?.retellAgentId], flows: [row?.retellFlowId] });
    },
    180_000,
  );

  it.each(["after-draft", "after-write", "after-publish"])(
    "S5: killed at %s while it is published, a minute later callers meet exactly that drawing",
    async (point) => {
      const { ctx, tenant } = await world.tenant(`published-${point}`);
      const flowId = await drawn(ctx);
      const { id } = await createAgent(ctx, follower(flowId));
      await updateFlow(ctx, { id: flowId, globalPrompt: "Survivor." });
      await crashAt(world, `agents.publish:${point}`, { verb: "publishAgent", tenantId: tenant.id, input: { id } });
      await aMinuteLater(ctx);
      const row = await ctx.db.agent.findUniqueOrThrow({ where: { id } });
      expect(row.publishedVersion).toBe(2);
      expect(await globalPromptAt(ctx, row.retellFlowId, row.publishedRetellVersion)).toBe("Survivor.");
    },
    180_000,
  );

  it("S8: of twenty saves of its flow that are based on the same revision one is accepted, and Retell's draft is that one", async () => {
    const { ctx } = await world.tenant("at-once");
    const flowId = await drawn(ctx);
    const { id } = await createAgent(ctx, follower(flowId));
    const saves = Array.from({ length: 20 }, (_, n) =>
      updateFlow(ctx, { id: flowId, globalPrompt: `Save ${n}.`, revision: 1 }),
    );
    const results = await Promise.allSettled(saves);
    const accepted = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const codes = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect([accepted.length, new Set(codes)]).toEqual([1, new Set(["conflict"])]);
    await aMinuteLater(ctx);
    const row = await ctx.db.agent.findUniqueOrThrow({ where: { id } });
    expect(await globalPromptAt(ctx, row.retellFlowId)).toBe(accepted[0]?.globalPrompt);
  });

  it("S8: after twenty saves of its flow at once Retell's draft is what the row holds", async () => {
    const { ctx } = await world.tenant("last-wins");
    const flowId = await drawn(ctx);
    const { id } = await createAgent(ctx, follower(flowId));
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => updateFlow(ctx, { id: flowId, globalPrompt: `Save ${n}.` })),
    );
    await aMinuteLater(ctx);
    const [row, flow] = [
      await ctx.db.agent.findUniqueOrThrow({ where: { id } }),
      await ctx.db.flow.findUniqueOrThrow({ where: { id: flowId } }),
    ];
    expect(flow.revision).toBe(21);
    expect(await globalPromptAt(ctx, row.retellFlowId)).toBe(
      (flow.definition as { globalPrompt?: unknown }).globalPrompt,
    );
  });
});
