import type { Prisma, TenantTx } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { AppError, conflict } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { Undo } from "../../kernel/undo";
import { touchNumbersOfAgent } from "../phone-numbers/bind-agent";
import { syncNow } from "../phone-numbers/sync";
import { atRetell } from "./at-retell";
import { type Bundle, draftOf, storedBundle } from "./bundle";
import { changeAgent } from "./change-agent";
import { type EngineIds, makeAgent, makeEngine, type Making } from "./make-at-retell";
import { Unclear } from "./make-once";
import { isRefusal } from "./push";
import { type RetellIds, retellIdsOf } from "./retell-draft";
import { tellNaming } from "./tell-naming";
import { publishAtRetell } from "./versions/publish-at-retell";
import { publishedAnew } from "./versions/published-anew";

type Agent = Prisma.AgentModel;

/** By then the numbers were told of the new agent: what is left of the old one can go. */
const leftoversAfterMs = 60_000;

/**
 * Makes an agent that was deleted at Retell, or lost what it thinks with there, again: engine and agent from the version that callers
 * met, published, and only then the row, its numbers and whatever names it turn to the new ids, all at once. Run again after a crash it
 * goes on with what bears our mark. Nothing when the agent is deleted here or has other ids by now. Throws UpstreamError: what Retell
 * surely refused is taken back.
 * @param lostAgentId the agent's id at Retell when somebody asked for this
 */
export async function makeAgain(ctx: TenantCtx, id: string, lostAgentId: string): Promise<void> {
  const agent = await ctx.db.agent.findUnique({ where: { id } });
  if (!isLost(agent, lostAgentId)) return await ctx.db.tx((tx) => tellNaming(tx, ctx, id));
  if ((await whatIsLost(ctx, agent)) !== "agent") return;
  const bundle = await bundleOfCallers(ctx, agent);
  const undo = new Undo(ctx.log);
  try {
    const before = async () => {
      if (!isLost(await ctx.db.agent.findUnique({ where: { id } }), lostAgentId)) throw conflict("It is not lost.");
    };
    const making: Making = { agent, wanted: await atRetell(ctx, id, bundle), before, isRetry: true, undo };
    const engine = await makeEngine(ctx, making);
    crashPoint(ctx.env, "agents.make-again:after-engine");
    const ids = { ...engine, retellAgentId: await makeAgent(ctx, making, engine) };
    crashPoint(ctx.env, "agents.make-again:after-agent");
    const [title, note] = [titleOf(agent), async () => undefined];
    const retellVersion = await publishAtRetell(ctx, id, ids, { bundle, title, noted: 0, note });
    crashPoint(ctx.env, "agents.make-again:after-publish");
    const numbers = await changeAgent(ctx, id, async (tx, now) =>
      isLost(now, lostAgentId) ? await turnTo(tx, ctx, now, { ids, retellVersion, bundle }) : null,
    );
    if (numbers === null) return await undo.run();
    crashPoint(ctx.env, "agents.make-again:after-row");
    await syncNow(ctx, numbers);
    await ctx.db.tx((tx) => tellNaming(tx, ctx, id));
  } catch (error) {
    if (error instanceof AppError || (isRefusal(error) && !(error instanceof Unclear))) await undo.run();
    throw error;
  }
}

/**
 * What of an agent in use is gone at Retell: agent or engine, which are made again together, or only the version that callers meet.
 * Throws UpstreamError.
 */
export async function whatIsLost(ctx: TenantCtx, agent: Agent): Promise<"agent" | "version" | null> {
  const { retellAgentId, retellLlmId, retellFlowId } = retellIdsOf(agent);
  const { agents, llms, flows } = ctx.retell;
  if (await isGone(agents.get(retellAgentId))) return "agent";
  if (await isGone(retellFlowId === null ? llms.get(retellLlmId ?? "") : flows.get(retellFlowId))) return "agent";
  const version = agent.publishedRetellVersion;
  return version !== null && (await isGone(agents.get(retellAgentId, version))) ? "version" : null;
}

/** What callers met: the published version, or, where there never was one, the draft. */
export async function bundleOfCallers(ctx: TenantCtx, agent: Agent): Promise<Bundle> {
  const number = agent.publishedVersion ?? 0;
  const published = await ctx.db.agentVersion.findFirst({ where: { agentId: agent.id, number, status: "published" } });
  return published ? storedBundle(published) : await draftOf(ctx.db, agent);
}

async function isGone(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return false;
  } catch (error) {
    if (error instanceof UpstreamError && error.notFound) return true;
    throw error;
  }
}

function isLost(agent: Agent | null, lostAgentId: string): agent is Agent {
  return (agent?.status === "active" || agent?.status === "paused") && agent.retellAgentId === lostAgentId;
}

function titleOf({ publishedVersion }: Agent): string | null {
  return publishedVersion === null ? null : `Version ${publishedVersion} again`;
}

interface Made {
  readonly ids: RetellIds;
  readonly retellVersion: number;
  readonly bundle: Bundle;
}

/** The row turns to the new ids; the old one stays known, for late events of its calls. Returns the numbers that are to be told. */
async function turnTo(
  tx: TenantTx,
  ctx: TenantCtx,
  agent: Agent,
  { ids, retellVersion, bundle }: Made,
): Promise<string[]> {
  const revision = agent.publishedRevision ?? agent.revision;
  const number = await publishedAnew(tx, ctx, agent, { revision, title: titleOf(agent), bundle, retellVersion });
  const { retellAgentId: lost, updatedAt } = agent;
  await tx.agent.update({
    where: { id: agent.id },
    data: {
      ...ids,
      formerRetellAgentIds: lost === null ? [] : { push: lost },
      publishedVersion: number,
      publishedRetellVersion: retellVersion,
      publishedRevision: revision,
      // A draft that nobody published is written there by the job.
      syncedRevision: revision === agent.revision ? revision : 0,
      updatedAt,
    },
  });
  const job = { tenantId: ctx.tenant.id, agentId: agent.id };
  await enqueue(tx, "agents.reconcile", job, { key: `agents.reconcile:${agent.id}` });
  await clearLater(tx, ctx, agent);
  return await touchNumbersOfAgent(tx, ctx, agent.id);
}

/** What is left of the old: the half that nobody deleted. The agent first, as Retell keeps an engine that an agent uses. */
async function clearLater(tx: TenantTx, ctx: TenantCtx, agent: RetellIdsOrNone): Promise<void> {
  const left = [
    ["agent", agent.retellAgentId],
    ["llm", agent.retellLlmId],
    ["flow", agent.retellFlowId],
  ] as const;
  for (const [index, [kind, retellId]] of left.entries()) {
    if (retellId === null) continue;
    const runAt = new Date(ctx.clock.now().getTime() + leftoversAfterMs * (index + 1));
    await enqueue(tx, "retell.clean-up", { kind, retellId }, { key: `retell.clean-up:${retellId}`, runAt });
  }
}

type RetellIdsOrNone = EngineIds & Pick<Agent, "retellAgentId">;
