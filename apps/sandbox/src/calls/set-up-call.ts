import type { SandboxContext } from "../context";
import type { EngineAgent } from "../engine/agent";
import { agentVersions } from "../retell/agents";
import type { AgentVersion } from "../retell/agent-fields";
import type { AgentOverride } from "../retell/call-bodies";
import { unknownAsset } from "../retell/errors";
import type { FlowVersion } from "../retell/flow-fields";
import type { LlmVersion } from "../retell/llm-fields";
import { resolveVersion, type VersionRef } from "../retell/versions";

export interface AgentChoice {
  agentId: string;
  version: VersionRef;
  override?: AgentOverride | undefined;
  dynamicVariables?: Record<string, string> | undefined;
  startingState?: string | undefined;
  startingNode?: string | undefined;
}

/** The agent of one call: its settings after overrides, and what the engine needs of it. */
export interface CallSetup {
  agent: AgentVersion;
  engine: EngineAgent;
}

/** Resolves agent, version, LLM or flow, and overrides. Throws 422 when one of them does not exist. */
export function setUpCall(sandbox: SandboxContext, choice: AgentChoice): CallSetup {
  const version = resolveVersion(agentVersions(sandbox, choice.agentId), choice.version);
  const agent: AgentVersion = { ...version, ...choice.override?.agent };
  const same = {
    agentId: agent.agent_id,
    version: agent.version,
    name: agent.agent_name ?? "",
    voiceId: agent.voice_id,
    language: typeof agent.language === "string" ? agent.language : (agent.language?.[0] ?? "en-US"),
  };
  const ofEngine =
    agent.response_engine.type === "conversation-flow"
      ? byFlow({ ...flowOf(sandbox, agent.response_engine), ...choice.override?.conversation_flow }, choice)
      : byPrompt({ ...llmOf(sandbox, agent), ...choice.override?.retell_llm }, choice);
  return { agent, engine: { ...same, ...ofEngine } };
}

type OfEngine = Omit<EngineAgent, "agentId" | "version" | "name" | "voiceId" | "language">;

function byPrompt(llm: LlmVersion, choice: AgentChoice): OfEngine {
  return {
    model: llm.s2s_model ?? llm.model ?? "gpt-4.1",
    prompt: llm.general_prompt ?? "",
    beginMessage: llm.begin_message,
    startSpeaker: llm.start_speaker ?? "agent",
    beginsAfterSilence: typeof llm.begin_after_user_silence_ms === "number",
    states: llm.states ?? [],
    startingState: choice.startingState ?? llm.starting_state ?? undefined,
    tools: llm.general_tools ?? [],
    flow: undefined,
    startingNode: undefined,
    knowledge: knowledgeOf(llm),
    mcps: llm.mcps ?? [],
    dynamicVariables: { ...llm.default_dynamic_variables, ...choice.dynamicVariables },
  };
}

function byFlow(flow: FlowVersion, choice: AgentChoice): OfEngine {
  return {
    model: flow.model_choice.model,
    prompt: flow.global_prompt ?? "",
    beginMessage: undefined,
    startSpeaker: flow.start_speaker,
    beginsAfterSilence: typeof flow.begin_after_user_silence_ms === "number",
    states: [],
    startingState: undefined,
    tools: [],
    flow,
    startingNode: choice.startingNode,
    knowledge: knowledgeOf(flow),
    mcps: flow.mcps ?? [],
    dynamicVariables: { ...flow.default_dynamic_variables, ...choice.dynamicVariables },
  };
}

function knowledgeOf({
  knowledge_base_ids: ids,
  kb_config: config,
}: Pick<LlmVersion, "knowledge_base_ids" | "kb_config">) {
  return { ids: ids ?? [], topK: config?.top_k, filterScore: config?.filter_score };
}

function llmOf({ store }: SandboxContext, agent: AgentVersion): LlmVersion {
  if (agent.response_engine.type !== "retell-llm") throw unknownAsset();
  const llm = store.get("llms", agent.response_engine.llm_id);
  if (!llm) throw unknownAsset();
  return resolveVersion(llm.versions, agent.response_engine.version);
}

type FlowEngine = Extract<AgentVersion["response_engine"], { type: "conversation-flow" }>;

function flowOf({ store }: SandboxContext, engine: FlowEngine): FlowVersion {
  const flow = store.get("conversation_flows", engine.conversation_flow_id);
  if (!flow) throw unknownAsset();
  return resolveVersion(flow.versions, engine.version);
}
