import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError } from "../../kernel/errors";
import { enqueue, type JobPayloads } from "../../kernel/jobs";
import { Undo } from "../../kernel/undo";
import { fromUpstream } from "../../kernel/upstream";
import { recordAudit } from "../audit/record";
import { touchNumbersOfAgent, unbindFromAgent } from "../phone-numbers/bind-agent";
import { syncNow } from "../phone-numbers/sync";
import { assertOurs } from "./assert-ours";
import { findAgentIds, findLlmIds } from "./find-at-retell";
import type { Lease } from "./lease";
import { makeOnce, Unclear } from "./make-once";
import { agentSettings, isLlmOf, isNameOf, llmSettings } from "./retell-settings";

type Agent = Prisma.AgentModel;

/**
 * Makes LLM and agent at Retell and turns the row `active`. When Retell surely refused, everything is taken back, the row is `failed`,
 * its place in the plan is free, and the error is thrown on. When that cannot be known, the row stays `provisioning`: the job of its
 * reservation looks and finishes it.
 * @param isRetry a job goes on where another process died: what bears our mark is taken over, and outages are waited out
 */
export async function provision(ctx: TenantCtx, agent: Agent, lease: Lease, isRetry: boolean): Promise<void> {
  const undo = new Undo(ctx.log);
  const { llms, agents } = ctx.retell;
  try {
    const retellLlmId = await makeOnce({
      isRetry,
      find: async () => (await findLlmIds(ctx, agent.id))[0],
      make: async () => {
        await lease.renew();
        const { retellLlmId: retellId, settings } = await llms.create(llmSettings(agent));
        await assertOurs(ctx, { operation: "llms.create", retellId, isMarked: isLlmOf(agent.id, settings) });
        return retellId;
      },
    });
    undo.push(
      "llm",
      () => llms.remove(retellLlmId),
      () => cleanUpLater(ctx, "llm", retellLlmId),
    );
    crashPoint(ctx.env, "agents.create:after-llm");
    const retellAgentId = await makeOnce({
      isRetry,
      find: async () => (await findAgentIds(ctx, agent.id))[0],
      make: async () => {
        await lease.renew();
        const made = await agents.create(agentSettings(ctx, agent, retellLlmId));
        const isMarked = isNameOf(agent.id, made.name) && made.retellLlmId === retellLlmId;
        await assertOurs(ctx, { operation: "agents.create", retellId: made.retellAgentId, isMarked });
        return made.retellAgentId;
      },
    });
    undo.push(
      "agent",
      () => agents.remove(retellAgentId),
      () => cleanUpLater(ctx, "agent", retellAgentId),
    );
    crashPoint(ctx.env, "agents.create:after-agent");
    if (!(await activate(ctx, agent, { retellAgentId, retellLlmId }))) await undo.run();
  } catch (error) {
    if (!(error instanceof UpstreamError) || (isRetry && error.retryable)) throw error;
    if (error instanceof Unclear) throw stillBeingMade(error);
    await fail(ctx, agent, error);
    crashPoint(ctx.env, "agents.create:after-failed");
    await undo.run();
    throw error;
  }
}

function stillBeingMade(cause: Error): AppError {
  const words = "Retell did not answer in time. The agent is being set up in the background: look again in a minute.";
  return new AppError("provider_timeout", words, { cause });
}

/** Returns false when the row was deleted meanwhile. */
async function activate(
  ctx: TenantCtx,
  agent: Agent,
  ids: { retellAgentId: string; retellLlmId: string },
): Promise<boolean> {
  const numbers = await ctx.db.tx(async (tx) => {
    const { count } = await tx.agent.updateMany({
      where: { id: agent.id, status: "provisioning" },
      data: { ...ids, status: "active", syncedRevision: agent.revision, updatedAt: ctx.clock.now() },
    });
    if (count === 0) return null;
    const { name, voiceId, llmModel, language, assignedUserId } = agent;
    await recordAudit(tx, ctx, {
      action: "agent.created",
      objectType: "agent",
      objectId: agent.id,
      after: { name, voiceId, llmModel, language, assignedUserId },
    });
    return await touchNumbersOfAgent(tx, ctx, agent.id);
  });
  if (numbers === null) return false;
  crashPoint(ctx.env, "agents.create:after-activate");
  await syncNow(ctx, numbers);
  return true;
}

/** The row keeps its words and the reason; it counts no more, and its number is free again. */
async function fail(ctx: TenantCtx, agent: Agent, error: UpstreamError): Promise<void> {
  const numbers = await ctx.db.tx(async (tx) => {
    const { count } = await tx.agent.updateMany({
      where: { id: agent.id, status: "provisioning" },
      data: { status: "failed", failureReason: fromUpstream(error).message, updatedAt: ctx.clock.now() },
    });
    return count === 0 ? [] : await unbindFromAgent(tx, ctx, agent.id);
  });
  await syncNow(ctx, numbers);
}

async function cleanUpLater(
  ctx: TenantCtx,
  kind: JobPayloads["retell.clean-up"]["kind"],
  retellId: string,
): Promise<void> {
  await enqueue(ctx.db, "retell.clean-up", { kind, retellId }, { key: `retell.clean-up:${retellId}` });
}
