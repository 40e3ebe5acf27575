import { z } from "zod";
import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import type { CallView, StartCallInput as StartCall } from "../calls/schemas";
import { StartCallInput } from "../calls/schemas";
import { startCall } from "../calls/start";
import { visibleTo } from "./policy";
import { pushAgent } from "./push";
import { AgentIdInput } from "./schemas";
import { assertFlowWorks } from "./versions/flow-works";

const { toNumber, fromNumber, dynamicVariables } = StartCallInput.shape;

export const TestCallInput = z.strictObject({ ...AgentIdInput.shape, toNumber, fromNumber, dynamicVariables });
export type TestCallInput = Pick<StartCall, "toNumber" | "fromNumber" | "dynamicVariables"> & AgentIdInput;

/**
 * Calls somebody with an agent's draft instead of what callers meet; in everything else a call like any other, limits and price
 * included. Throws not_found, conflict for an agent that is not set up, validation_failed for a flow that cannot work, and what start.ts throws.
 */
export async function testCall(ctx: TenantCtx, { id, ...call }: TestCallInput): Promise<CallView> {
  const agent = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
  if (!agent) throw notFound("agent");
  if (agent.status !== "active" || agent.retellAgentId === null) {
    throw conflict(agent.status === "paused" ? "The agent is paused: resume it to be called." : "It is not set up.");
  }
  if (agent.syncedRevision !== agent.revision) {
    await assertFlowWorks(ctx, agent);
    await pushAgent(ctx, agent.id);
  }
  // The newest version at Retell is the draft, or what was published when nothing changed since.
  const { version } = await ctx.retell.agents.get(agent.retellAgentId);
  return await startCall(ctx, { ...call, agentId: id, metadata: { test_call: true } }, version);
}
