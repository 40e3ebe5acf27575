import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { inTurn } from "../../kernel/in-turn";
import { agentSettings, llmSettings } from "./retell-settings";

const waiting = new Map<string, Promise<void>>();

/**
 * Makes Retell hold what the agent's row says. Throws UpstreamError; what is saved here stays saved. Whoever asks while another push
 * of the same agent waits for its turn shares that one: it reads the row only when it begins.
 */
export async function pushAgent(ctx: TenantCtx, agentId: string): Promise<void> {
  const shared = waiting.get(agentId);
  if (shared) return await shared;
  const mine = inTurn(`push of ${agentId}`, () => {
    waiting.delete(agentId);
    return push(ctx, agentId);
  });
  waiting.set(agentId, mine);
  await mine;
}

/**
 * Another process may push an older save at the same time, and land last: whoever pushed looks again, and pushes again until what it
 * pushed is the newest.
 */
async function push(ctx: TenantCtx, agentId: string): Promise<void> {
  for (;;) {
    const agent = await ctx.db.agent.findUnique({ where: { id: agentId } });
    if (agent?.status !== "active" && agent?.status !== "paused") return;
    const refusal = await write(ctx, agent);
    const { revision, updatedAt } = agent;
    const { count } = await ctx.db.agent.updateMany({
      where: { id: agentId, revision },
      // A push is no edit: the instant of the last save stays.
      data: { updatedAt, ...(!refusal && { syncedRevision: revision }) },
    });
    if (count === 0) continue;
    if (refusal) throw refusal;
    return;
  }
}

/** A refusal is returned, not thrown: it means something only if what was refused still stands. */
async function write(ctx: TenantCtx, agent: Prisma.AgentModel): Promise<UpstreamError | null> {
  const { retellAgentId, retellLlmId } = agent;
  if (retellAgentId === null || retellLlmId === null) throw new Error("an agent in use has no ids of Retell's");
  try {
    await ctx.retell.llms.update(retellLlmId, llmSettings(agent));
    await ctx.retell.agents.update(retellAgentId, agentSettings(ctx, agent, retellLlmId));
    return null;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

/** Whether Retell said no, as opposed to being away, busy or in the middle of another change. */
export function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.kind === "rejected" && !error.retryable;
}
