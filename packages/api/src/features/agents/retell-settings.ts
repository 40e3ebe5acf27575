import type { Prisma } from "@voxcalls/db";
import type { AgentSettings, LlmSettings } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";

/** Retell's LLMs have neither a name nor metadata; a default variable is where a mark of ours fits. */
const llmMark = "voxcalls_agent_id";

/** How a Retell agent of ours ends its name, so that it is recognised even when our database does not know it (yet). */
function nameMark(agentId: string): string {
  return `[${agentId}]`;
}

/** Whether an LLM at Retell bears our agent's mark. */
export function isLlmOf(agentId: string, settings: Record<string, unknown>): boolean {
  const variables = settings["defaultDynamicVariables"];
  if (typeof variables !== "object" || variables === null) return false;
  return new Map<string, unknown>(Object.entries(variables)).get(llmMark) === agentId;
}

/** Whether an agent at Retell with this name bears our agent's mark. */
export function isNameOf(agentId: string, name: string | undefined): boolean {
  return name?.endsWith(nameMark(agentId)) ?? false;
}

/** What the agent says and thinks with, as Retell's LLM holds it. */
export function llmSettings(agent: Prisma.AgentModel): LlmSettings {
  return {
    model: agent.llmModel,
    generalPrompt: agent.systemPrompt,
    beginMessage: agent.welcomeMessage,
    startSpeaker: agent.welcomeMessage === "" ? "user" : "agent",
    // Without this tool an agent can never hang up.
    generalTools: [{ type: "end_call", name: "end_call", description: "End the call when the conversation is over." }],
    defaultDynamicVariables: { [llmMark]: agent.id },
  };
}

/** Voice, ears and manners, as Retell's agent holds them. The tenant's slug in the name is for people who look there. */
export function agentSettings(ctx: TenantCtx, agent: Prisma.AgentModel, retellLlmId: string): AgentSettings {
  return {
    agentName: `${ctx.tenant.slug} · ${agent.name} ${nameMark(agent.id)}`,
    responseEngine: { type: "retell-llm", retellLlmId },
    voiceId: agent.voiceId,
    language: agent.language,
    responsiveness: agent.responsiveness,
    interruptionSensitivity: agent.interruptionSensitivity,
    ambientSound: agent.ambientSound,
    webhookUrl: `${ctx.env.API_BASE_URL}/api/webhooks/retell`,
  };
}
