import type { Tool } from "../retell/tool-fields";
import type { EngineAgent } from "./agent";

/** A node of a flow as a transcript names it. */
export interface NodeRef {
  id: string;
  name: string;
}

/** How a node was reached, in the provider's words. */
export type Via = "normal" | "global" | "global_go_back";

/** A transfer as its tool has it, with the number that it went to. */
export interface TransferEvent {
  kind: "transfer";
  number: string;
  option: Extract<Tool, { type: "transfer_call" }>["transfer_option"];
  bridged: boolean;
}

/** Another agent goes on with the call. */
export interface SwapEvent {
  kind: "swap";
  to: EngineAgent;
  settings: Omit<Extract<Tool, { type: "agent_swap" }>, "type" | "name" | "agent_id">;
}

/**
 * One thing that happens in a call, in order. `hang_up.reason` is the provider's `disconnection_reason`.
 * `atMs` (since the start of the call) pins an event: a line is said no earlier, a hang-up cuts off whoever speaks.
 */
export type EngineEvent =
  | { kind: "say"; role: "agent" | "user"; text: string; atMs?: number }
  | { kind: "tool_call"; name: string; arguments: string; result: string; successful: boolean }
  | { kind: "transition"; fromState: string | null; toState: string }
  | { kind: "node"; from: NodeRef | null; to: NodeRef; via: Via }
  | { kind: "dtmf"; digit: string }
  | { kind: "sms"; text: string }
  /** The agent was told something that the caller does not hear. */
  | { kind: "injected"; text: string }
  | TransferEvent
  | SwapEvent
  | { kind: "silence"; ms: number }
  | { kind: "hang_up"; by: "agent" | "user"; reason: string; atMs?: number };
