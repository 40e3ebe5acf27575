/** One thing that happens in a call, in order. `hang_up.reason` is the provider's `disconnection_reason`. */
export type EngineEvent =
  | { kind: "say"; role: "agent" | "user"; text: string }
  | { kind: "tool_call"; name: string; arguments: string; result: string; successful: boolean }
  | { kind: "transition"; fromState: string | null; toState: string }
  | { kind: "silence"; ms: number }
  | { kind: "hang_up"; by: "agent" | "user"; reason: string };

/** What the engine must know of an agent: the fields of Retell's agent and LLM that shape what is said. */
export interface EngineAgent {
  name: string;
  voiceId: string;
  language: string;
  model: string;
  prompt: string;
  beginMessage: string | null | undefined;
  startSpeaker: "agent" | "user";
  states: {
    name: string;
    state_prompt?: string;
    edges?: { destination_state_name: string; description: string }[];
    tools?: unknown[];
  }[];
  startingState: string | undefined;
  tools: { type: string; name: string; description?: string }[];
  dynamicVariables: Record<string, string>;
}

/** The agent's side of one call. `hear("")` means that the caller stayed silent. */
export class Conversation {
  #ended = false;
  constructor(private readonly agent: EngineAgent) {}
  get ended(): boolean {
    return this.#ended;
  }
  open(): EngineEvent[] {
    return this.agent.beginMessage ? [{ kind: "say", role: "agent", text: this.agent.beginMessage }] : [];
  }
  hear(text: string): EngineEvent[] {
    return [{ kind: "say", role: "agent", text: `You said: ${text}` }];
  }
}
