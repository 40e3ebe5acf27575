import { UpstreamError, withinDeadline } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { visibleTo } from "./policy";
import { forgetProbe, probeOf } from "./probe";
import type { AnswerView, AskInput } from "./schemas";

/** A person waits; the first question makes what it is asked through. */
const longestMs = 25_000;

/** The passages that an agent with this base would be given for a question, best first. Throws not_found, and conflict before it is read. */
export async function askKnowledge(ctx: TenantCtx, { id, question }: AskInput): Promise<AnswerView> {
  const base = await ctx.db.knowledgeBase.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
  if (!base) throw notFound("knowledge base");
  if (base.retellKnowledgeBaseId === null) throw conflict("Nothing has been read into this knowledge base yet.");
  return await withinDeadline(longestMs, async () => {
    const agentId = base.retellProbeAgentId ?? (await probeOf(ctx, base));
    const answer = await askProbe(ctx, agentId, question).catch(async (error: unknown) => {
      if (!(error instanceof UpstreamError) || !error.notFound) throw error;
      await forgetProbe(ctx, base, agentId);
      return await askProbe(ctx, await probeOf(ctx, base), question);
    });
    return { passages: answer.knowledge.map((text) => ({ text, score: null })) };
  });
}

async function askProbe(ctx: TenantCtx, agentId: string, question: string) {
  return await ctx.retell.playground(agentId, { messages: [{ role: "user", content: question }] });
}
