import type Retell from "retell-sdk";
import { z } from "zod";
import type { Run } from "../transport/run-operation";
import type { VersionReference } from "./agents";
import { optional } from "./answers";

const text = z.string().max(200_000);

/** One thing that was said or done in a conversation that is only typed, in our words. Others of Retell's kinds are left out. */
const turn = z.discriminatedUnion("role", [
  z.object({ role: z.enum(["agent", "user"]), content: text }),
  z.object({ role: z.literal("tool_call_invocation"), tool_call_id: text, name: text, arguments: text }),
  z.object({
    role: z.literal("tool_call_result"),
    tool_call_id: text,
    content: text,
    successful: optional(z.boolean()),
  }),
  z.object({
    role: z.literal("node_transition"),
    former_node_id: optional(text),
    former_node_name: optional(text),
    new_node_id: optional(text),
    new_node_name: optional(text),
  }),
  z.object({ role: z.literal("state_transition"), former_state_name: optional(text), new_state_name: optional(text) }),
  z.object({ role: z.literal("sms"), content: text }),
]);

export type PlaygroundTurn =
  | { role: "agent" | "user"; content: string }
  | { role: "tool_call_invocation"; toolCallId: string; name: string; arguments: string }
  | { role: "tool_call_result"; toolCallId: string; content: string; successful?: boolean | undefined }
  | {
      role: "node_transition";
      formerNodeId?: string | undefined;
      formerNodeName?: string | undefined;
      newNodeId?: string | undefined;
      newNodeName?: string | undefined;
    }
  | { role: "state_transition"; formerStateName?: string | undefined; newStateName?: string | undefined }
  | { role: "sms"; content: string };

export interface PlaygroundRequest {
  /** Everything so far, the caller's last line included; empty to hear how the agent begins. */
  messages: PlaygroundTurn[];
  version?: VersionReference | undefined;
  currentNodeId?: string | undefined;
  currentState?: string | undefined;
  dynamicVariables?: Record<string, string> | undefined;
}

export interface PlaygroundAnswer {
  /** What came of the last line: new turns only. */
  messages: PlaygroundTurn[];
  callEnded: boolean;
  currentNodeId: string | undefined;
  currentState: string | undefined;
  dynamicVariables: Record<string, string>;
  /** The passages of its knowledge that the agent was given, in Retell's order; Retell tells no score. */
  knowledge: string[];
}

const answer = z
  .object({
    messages: z.array(z.unknown()),
    call_ended: optional(z.boolean()),
    current_node_id: optional(text),
    current_state: optional(text),
    dynamic_variables: optional(z.record(z.string(), z.string())),
    knowledge_base_retrieved_contents: optional(z.array(text)),
  })
  .transform((told): PlaygroundAnswer => ({
    messages: told.messages.flatMap((message) => {
      const known = turn.safeParse(message);
      return known.success ? [toTurn(known.data)] : [];
    }),
    callEnded: told.call_ended ?? false,
    currentNodeId: told.current_node_id,
    currentState: told.current_state,
    dynamicVariables: told.dynamic_variables ?? {},
    knowledge: told.knowledge_base_retrieved_contents ?? [],
  }));

function toTurn(message: z.infer<typeof turn>): PlaygroundTurn {
  switch (message.role) {
    case "tool_call_invocation": {
      const { role, name } = message;
      return { role, toolCallId: message.tool_call_id, name, arguments: message.arguments };
    }
    case "tool_call_result": {
      const { role, content, successful } = message;
      return { role, toolCallId: message.tool_call_id, content, successful };
    }
    case "node_transition":
      return {
        role: "node_transition",
        formerNodeId: message.former_node_id,
        formerNodeName: message.former_node_name,
        newNodeId: message.new_node_id,
        newNodeName: message.new_node_name,
      };
    case "state_transition":
      return {
        role: "state_transition",
        formerStateName: message.former_state_name,
        newStateName: message.new_state_name,
      };
    default:
      return message;
  }
}

type WireTurn = Retell.PlaygroundCompletionParams["messages"][number];

function toWireTurn(message: PlaygroundTurn): WireTurn {
  switch (message.role) {
    case "tool_call_invocation": {
      const { role, name } = message;
      return { role, tool_call_id: message.toolCallId, name, arguments: message.arguments };
    }
    case "tool_call_result": {
      const { role, content, successful } = message;
      return { role, tool_call_id: message.toolCallId, content, ...(successful !== undefined && { successful }) };
    }
    case "node_transition":
      return {
        role: "node_transition",
        ...(message.formerNodeId !== undefined && { former_node_id: message.formerNodeId }),
        ...(message.formerNodeName !== undefined && { former_node_name: message.formerNodeName }),
        ...(message.newNodeId !== undefined && { new_node_id: message.newNodeId }),
        ...(message.newNodeName !== undefined && { new_node_name: message.newNodeName }),
      };
    case "state_transition":
      return {
        role: "state_transition",
        ...(message.formerStateName !== undefined && { former_state_name: message.formerStateName }),
        ...(message.newStateName !== undefined && { new_state_name: message.newStateName }),
      };
    default:
      return message;
  }
}

/**
 * One turn of a conversation that is typed instead of spoken (POST /agent-playground-completion/{agent}). Retell keeps nothing of it:
 * everything so far is sent each time. Tools are really called. Eight a 2 s at most for all tenants together (429, limiter
 * `llm-playground`).
 */
export function playground(sdk: Retell, run: Run) {
  return (retellAgentId: string, request: PlaygroundRequest): Promise<PlaygroundAnswer> =>
    // A turn may call a tool that books something: like a write, it is not repeated after an answer that never came.
    run({ name: "playground", act: "write" }, answer, () =>
      sdk.playground.completion(retellAgentId, {
        messages: request.messages.map(toWireTurn),
        ...(request.version !== undefined && { version: request.version }),
        ...(request.currentNodeId !== undefined && { current_node_id: request.currentNodeId }),
        ...(request.currentState !== undefined && { current_state: request.currentState }),
        ...(request.dynamicVariables && { dynamic_variables: request.dynamicVariables }),
      }),
    );
}
