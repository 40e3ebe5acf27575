import type { AgentView } from "@voxcalls/api/schemas/agents";
import { isFilledIn, variablesIn } from "../prompt-variables";

/** The variables that a call has to bring: those in the agent's words, or in its flow, that the provider does not fill in. */
export function usedVariables(
  agent: Pick<AgentView, "systemPrompt" | "welcomeMessage">,
  flow: object | null,
): string[] {
  const words = flow ? JSON.stringify(flow) : `${agent.systemPrompt}\n${agent.welcomeMessage ?? ""}`;
  return variablesIn(words).filter((name) => !isFilledIn(name));
}
