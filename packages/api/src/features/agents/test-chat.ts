import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { agentMark } from "./marks";
import { visibleTo } from "./policy";
import { pushAgent } from "./push";
import { assertFlowWorks } from "./versions/flow-works";
import type { TestChatAnswer, TestChatInput } from "./typed-chat";

/**
 * One turn of a conversation with an agent that is typed instead of spoken. Tools are really called. Nothing of it is kept here or at
 * Retell. Throws not_found, conflict for an agent that is not set up, and what Retell says.
 */
export async function testChat(ctx: TenantCtx, input: TestChatInput): Promise<TestChatAnswer> {
  const agent = await ctx.db.agent.findFirst({ where: { AND: [{ id: input.id }, visibleTo(ctx.actor)] } });
  if (!agent) throw notFound("agent");
  if ((agent.status !== "active" && agent.status !== "paused") || agent.retellAgentId === null) {
    throw conflict(agent.status === "failed" ? "This agent could not be made." : "This agent is still being set up.");
  }
  const isDraft = input.version === "draft";
  if (isDraft && agent.syncedRevision !== agent.revision) {
    await assertFlowWorks(ctx, agent);
    await pushAgent(ctx, agent.id);
  }
  const answer = await ctx.retell.playground(agent.retellAgentId, {
    messages: input.messages,
    version: isDraft ? undefined : (agent.publishedRetellVersion ?? undefined),
    currentNodeId: input.currentNodeId ?? undefined,
    currentState: input.currentState ?? undefined,
    dynamicVariables: input.dynamicVariables,
  });
  const { [agentMark]: _, ...dynamicVariables } = answer.dynamicVariables;
  return {
    messages: answer.messages,
    callEnded: answer.callEnded,
    currentNodeId: answer.currentNodeId ?? null,
    currentState: answer.currentState ?? null,
    dynamicVariables,
    knowledge: answer.knowledge,
  };
}
