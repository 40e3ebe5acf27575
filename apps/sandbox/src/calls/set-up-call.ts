import type { SandboxContext } from "../context";
import type { EngineAgent } from "../engine/conversation";
import { agentVersions } from "../retell/agents";
import type { AgentVersion } from "../retell/agent-fields";
import type { AgentOverride } from "../retell/call-bodies";
import { unknownAsset } from "../retell/errors";
import type { LlmVersion } from "../retell/llm-fields";
import { resolveVersion, type VersionRef } from "../retell/versions";

export interface AgentChoice {
  agentId: string;
  version: VersionRef;
  override?: AgentOverride | undefined;
  dynamicVariables?: Record<string, string> | undefined;
  startingState?: string | undefined;
}

/** The agent of one call: its settings after overrides, and what the engine needs of it. */
export interface CallSetup {
  agent: AgentVersion;
  engine: EngineAgent;
}

/** Resolves agent, version, LLM and overrides. Throws 422 when one of them does not exist. */
export function setUpCall(sandbox: SandboxContext, choice: AgentChoice): CallSetup {
  const version = resolveVersion(agentVersions(sandbox, choice.agentId), choice.version);
  const agent: AgentVersion = { ...version, ...choice.override?.agent };
  const llm = { ...llmOf(sandbox, agent), ...choice.override?.retell_llm };
  return {
    agent,
    engine: {
      name: agent.agent_name ?? "",
      voiceId: agent.voice_id,
      language: typeof agent.language === "string" ? agent.language : (agent.language?.[0] ?? "en-US"),
      model: llm.s2s_model ?? llm.model ?? "gpt-4.1",
      prompt: llm.general_prompt ?? "",
      beginMessage: llm.begin_message,
      startSpeaker: llm.start_speaker ?? "agent",
      states: llm.states ?? [],
      startingState: choice.startingState ?? llm.starting_state ?? undefined,
      tools: llm.general_tools ?? [],
      dynamicVariables: { ...llm.default_dynamic_variables, ...choice.dynamicVariables },
    },
  };
}

function llmOf({ store }: SandboxContext, agent: AgentVersion): LlmVersion {
  if (agent.response_engine.type !== "retell-llm") throw unknownAsset();
  const llm = store.get("llms", agent.response_engine.llm_id);
  if (!llm) throw unknownAsset();
  return resolveVersion(llm.versions, agent.response_engine.version);
}
