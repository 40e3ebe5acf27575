import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError } from "../../kernel/errors";
import { Undo } from "../../kernel/undo";
import { fromUpstream } from "../../kernel/upstream";
import { recordAudit } from "../audit/record";
import { touchNumbersOfAgent, unbindFromAgent } from "../phone-numbers/bind-agent";
import { syncNow } from "../phone-numbers/sync";
import { atRetell } from "./at-retell";
import { type Bundle, draftOf } from "./bundle";
import type { Lease } from "./lease";
import { type EngineIds, makeAgent, makeEngine, type Making } from "./make-at-retell";
import { Unclear } from "./make-once";
import { firstVersion } from "./versions/first-version";

type Agent = Prisma.AgentModel;

/**
 * Makes engine (LLM or flow) and agent at Retell, publishes them as version 1 and turns the row `active`. When Retell surely refused,
 * everything is taken back, the row is `failed`, its place in the plan is free, and the error is thrown on. When that cannot be known,
 * the row stays `provisioning`: the job of its reservation looks and finishes it.
 * @param isRetry a job goes on where another process died: what bears our mark is taken over, and outages are waited out
 */
export async function provision(ctx: TenantCtx, agent: Agent, lease: Lease, isRetry: boolean): Promise<void> {
  const undo = new Undo(ctx.log);
  try {
    const bundle = await draftOf(ctx.db, agent);
    const wanted = await atRetell(ctx, agent.id, bundle);
    const making: Making = { agent, wanted, before: () => lease.renew(), isRetry, undo };
    const engine = await makeEngine(ctx, making);
    crashPoint(ctx.env, "agents.create:after-llm");
    const retellAgentId = await makeAgent(ctx, making, engine);
    crashPoint(ctx.env, "agents.create:after-agent");
    const retellVersion = await publishFirst(ctx, retellAgentId);
    crashPoint(ctx.env, "agents.create:after-publish");
    if (!(await activate(ctx, agent, { ids: { ...engine, retellAgentId }, retellVersion, bundle }))) await undo.run();
  } catch (error) {
    if (!(error instanceof UpstreamError) || (isRetry && error.retryable)) throw error;
    if (error instanceof Unclear) throw stillBeingMade(error);
    await fail(ctx, agent, error);
    crashPoint(ctx.env, "agents.create:after-failed");
    await undo.run();
    throw error;
  }
}

/** Publishes what was just made; nothing when an earlier attempt did. Returns the version that is published. */
async function publishFirst(ctx: TenantCtx, retellAgentId: string): Promise<number> {
  const { version, isPublished } = await ctx.retell.agents.get(retellAgentId);
  if (isPublished !== true) await ctx.retell.agents.publish(retellAgentId, version);
  return version;
}

function stillBeingMade(cause: Error): AppError {
  const words = "Retell did not answer in time. The agent is being set up in the background: look again in a minute.";
  return new AppError("provider_timeout", words, { cause });
}

interface Made {
  readonly ids: EngineIds & { readonly retellAgentId: string };
  readonly retellVersion: number;
  readonly bundle: Bundle;
}

/** Returns false when the row was deleted meanwhile. */
async function activate(ctx: TenantCtx, agent: Agent, { ids, retellVersion, bundle }: Made): Promise<boolean> {
  const numbers = await ctx.db.tx(async (tx) => {
    const { count } = await tx.agent.updateMany({
      where: { id: agent.id, status: "provisioning" },
      data: {
        ...ids,
        status: "active",
        syncedRevision: agent.revision,
        publishedVersion: 1,
        publishedRetellVersion: retellVersion,
        publishedRevision: agent.revision,
        updatedAt: ctx.clock.now(),
      },
    });
    if (count === 0) return null;
    await firstVersion(tx, ctx, agent, { retellVersion, bundle });
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
