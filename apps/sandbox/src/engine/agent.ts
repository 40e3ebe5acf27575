import type { FlowVersion } from "../retell/flow-fields";
import type { LlmVersion } from "../retell/llm-fields";
import type { McpServer } from "../retell/mcp-fields";
import type { Tool } from "../retell/tool-fields";

/** One of an LLM's `states`, in Retell's spelling. */
export type AgentState = NonNullable<LlmVersion["states"]>[number];

/** Which knowledge bases an agent may look things up in, and how much of them it is given. */
export interface KnowledgeUse {
  ids: string[];
  topK: number | undefined;
  filterScore: number | undefined;
}

/** What the engine must know of an agent: the fields of Retell's agent and of its LLM or flow that shape what is said. */
export interface EngineAgent {
  agentId: string;
  version: number;
  name: string;
  voiceId: string;
  language: string;
  model: string;
  /** The LLM's general prompt, or the flow's global one. */
  prompt: string;
  beginMessage: string | null | undefined;
  startSpeaker: "agent" | "user";
  /** Whether an agent that waits for the caller speaks up when nobody does. */
  beginsAfterSilence: boolean;
  states: AgentState[];
  startingState: string | undefined;
  tools: Tool[];
  /** What a conversation-flow agent goes through; undefined for one that speaks by its prompt. */
  flow: FlowVersion | undefined;
  startingNode: string | undefined;
  knowledge: KnowledgeUse;
  mcps: McpServer[];
  dynamicVariables: Record<string, string>;
}
