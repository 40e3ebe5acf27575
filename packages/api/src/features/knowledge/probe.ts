import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { conflict, notFound } from "../../kernel/errors";
import { defaultLanguage, defaultModel } from "../agents/catalogue";
import { listVoices } from "../agents/list-voices";
import { makeOnce, Unclear } from "../agents/make-once";
import { giveBack, takeTurn } from "./lease";
import { findProbe, probeName, probeVariables } from "./probe-marks";

/** More than an agent on a call is given, so that one sees what stands next in line. */
const mostPassages = 5;

type Base = Prisma.KnowledgeBaseModel;

/**
 * The id of the agent at Retell that knows this base and nothing else: Retell answers no questions to a base itself. Made at the first
 * question, once. Throws UpstreamError, and conflict when others are at it for too long.
 */
export async function probeOf(ctx: TenantCtx, base: Base): Promise<string> {
  const madeBefore = () => idOf(ctx, base.id);
  const turn = await takeTurn(ctx, base.id, async () => (await madeBefore()) !== null);
  if (!turn) {
    const agentId = await madeBefore();
    if (agentId === null) throw conflict("The first question is still being prepared. Try again in a moment.");
    return agentId;
  }
  try {
    const agentId = await make(ctx, base, turn.isRetry);
    await giveBack(ctx, base.id);
    return agentId;
  } catch (error) {
    if (error instanceof UpstreamError && !(error instanceof Unclear)) await giveBack(ctx, base.id);
    throw error;
  }
}

/** Forgets a probe that Retell does not know any more, so that the next question makes another. */
export async function forgetProbe(ctx: TenantCtx, base: Pick<Base, "id">, agentId: string): Promise<void> {
  await ctx.db.knowledgeBase.updateMany({
    where: { id: base.id, retellProbeAgentId: agentId },
    data: { retellProbeAgentId: null, retellProbeLlmId: null },
  });
}

async function make(ctx: TenantCtx, base: Base, isRetry: boolean): Promise<string> {
  const { id, retellKnowledgeBaseId } = base;
  if (retellKnowledgeBaseId === null) throw conflict("Nothing has been read into this knowledge base yet.");
  const [voice] = await listVoices(ctx);
  if (!voice) throw conflict("There is no voice to make an agent with.");
  const row = await ctx.db.knowledgeBase.findFirst({ where: { id }, select: { retellProbeLlmId: true } });
  const llmId =
    row?.retellProbeLlmId ??
    (await makeOnce({
      isRetry,
      find: async () => (await findProbe(ctx, id)).llmId,
      make: async () => {
        const { retellLlmId } = await ctx.retell.llms.create({
          model: defaultModel,
          generalPrompt: "Answer from the knowledge base, in one sentence. If it does not say, say so.",
          startSpeaker: "user",
          retellKnowledgeBaseIds: [retellKnowledgeBaseId],
          kbConfig: { topK: mostPassages },
          defaultDynamicVariables: probeVariables(id),
        });
        return retellLlmId;
      },
    }));
  crashPoint(ctx.env, "knowledge.ask:after-llm");
  await keep(ctx, id, { retellProbeLlmId: llmId });
  const agentId = await makeOnce({
    isRetry,
    find: async () => (await findProbe(ctx, id)).agentId,
    make: async () => {
      const { retellAgentId } = await ctx.retell.agents.create({
        agentName: probeName(ctx, id),
        voiceId: voice.voiceId,
        language: defaultLanguage,
        responseEngine: { type: "retell-llm", retellLlmId: llmId },
      });
      return retellAgentId;
    },
  });
  crashPoint(ctx.env, "knowledge.ask:after-agent");
  await keep(ctx, id, { retellProbeAgentId: agentId });
  return agentId;
}

async function idOf(ctx: TenantCtx, id: string): Promise<string | null> {
  const row = await ctx.db.knowledgeBase.findFirst({ where: { id }, select: { retellProbeAgentId: true } });
  return row?.retellProbeAgentId ?? null;
}

/** Throws not_found for a base that was deleted meanwhile: its job finds what was made by the mark. */
async function keep(ctx: TenantCtx, id: string, data: Prisma.KnowledgeBaseUpdateManyMutationInput): Promise<void> {
  const { count } = await ctx.db.knowledgeBase.updateMany({ where: { id, status: { not: "deleted" } }, data });
  if (count === 0) throw notFound("knowledge base");
}
