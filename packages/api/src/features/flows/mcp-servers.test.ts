import { afterAll, beforeAll, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { createAgent } from "../agents/create";
import { createFlow } from "./create";
import { exportFlow } from "./export";
import { getFlow } from "./get";
import { CreateFlowInput } from "./schemas";
import { updateFlow } from "./update";
import { validateFlow } from "./validate";

let world: World;
beforeAll(async () => {
  world = await World.create();
});
afterAll(async () => {
  await world.close();
});

const nodes = [
  {
    ...{ id: "look", type: "mcp", name: "Look up", mcpId: "crm", mcpToolName: "find_customer" },
    elseEdge: { id: "e", destinationNodeId: "bye" },
  },
  { id: "bye", type: "end", name: "Goodbye" },
];
const server = { name: "crm", url: "https://crm.example.com/mcp", headers: { Authorization: "Bearer deep-secret" } };
const flowOf = (mcps: readonly object[]) => CreateFlowInput.parse({ name: "Desk", nodes, startNodeId: "look", mcps });

it("a server's headers are sealed here, opened for Retell alone, and not in the file", async () => {
  const { ctx } = await world.tenant("mcp-sealed");
  const flow = await createFlow(ctx, flowOf([{ ...server, timeoutMs: 5_000 }]));
  expect(flow.mcps).toEqual([
    { ...server, timeoutMs: 5_000, headers: { Authorization: { secret: expect.any(String) as unknown } } },
  ]);
  const agent = await createAgent(ctx, { name: "Desk", voiceId: "retell-Cimo", flowId: flow.id });
  const { retellFlowId } = await ctx.db.agent.findUniqueOrThrow({ where: { id: agent.id } });
  const { settings } = await ctx.retell.flows.get(retellFlowId ?? "");
  expect(settings["mcps"]).toEqual([{ ...server, timeoutMs: 5_000 }]);
  const file = await exportFlow(ctx, { id: flow.id });
  expect(file.definition.mcps).toEqual([{ ...server, timeoutMs: 5_000, headers: { Authorization: "" } }]);
});

it("S5: a server that lies inside is refused, and a sealed header goes to no other address", async () => {
  const { ctx } = await world.tenant("mcp-inside");
  await expect(createFlow(ctx, flowOf([{ ...server, url: "https://10.0.0.1/mcp" }]))).rejects.toMatchObject({
    code: "validation_failed",
    fields: [{ path: "mcps.0.url" }],
  });
  const flow = await createFlow(ctx, flowOf([server]));
  const moved = flow.mcps.map((one) => ({ ...one, url: "https://thief.example.com/mcp" }));
  await expect(updateFlow(ctx, { id: flow.id, mcps: moved })).rejects.toMatchObject({
    fields: [{ path: "mcps.0.headers.Authorization" }],
  });
  expect((await getFlow(ctx, { id: flow.id })).mcps).toEqual(flow.mcps);
});

it("a node whose server or tool is not there is named", async () => {
  const { ctx } = await world.tenant("mcp-missing");
  const flow = await createFlow(ctx, flowOf([server]));
  expect(await validateFlow(ctx, { id: flow.id })).toEqual({ valid: true, problems: [] });
  await updateFlow(ctx, { id: flow.id, mcps: [] });
  const { valid, problems } = await validateFlow(ctx, { id: flow.id });
  expect(valid).toBe(false);
  expect(problems).toMatchObject([
    { code: "missing_tool", nodeId: "look", message: "The server crm that “Look up” asks is not there." },
  ]);
});
