import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { createAgent } from "./create";
import { visibleTo } from "./policy";
import type { AgentIdInput, AgentView } from "./schemas";
import { AgentSettings } from "./settings";

const longestName = 100;
const addition = " (copy)";

/**
 * Makes another agent of an agent's draft, without its number and its member; one that follows a flow follows the same. Throws not_found
 * and what making an agent throws.
 */
export async function duplicateAgent(ctx: TenantCtx, { id }: AgentIdInput): Promise<AgentView> {
  const agent = await ctx.db.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
  if (!agent) throw notFound("agent");
  return await createAgent(ctx, {
    ...AgentSettings.parse(agent.settings),
    name: `${agent.name.slice(0, longestName - addition.length)}${addition}`,
    systemPrompt: agent.systemPrompt,
    welcomeMessage: agent.welcomeMessage,
    voiceId: agent.voiceId,
    llmModel: agent.llmModel,
    language: agent.language,
    responsiveness: agent.responsiveness,
    interruptionSensitivity: agent.interruptionSensitivity,
    ambientSound: agent.ambientSound,
    knowledgeBaseIds: agent.knowledgeBaseIds,
    flowId: agent.flowId,
  });
}
