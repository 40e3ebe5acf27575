import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import type { EngineEvent } from "../engine/events";

const opt = z.exactOptional;
const text = z.string();

const stamped = { message_id: opt(text), created_timestamp: opt(z.number()) };
const multimedia = opt(z.array(z.strictObject({ url: text, summary: opt(text) })));

/** One entry of a chat, or of a trial of an agent, in the provider's shape. */
export const Message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.enum(["agent", "user"]), content: text, multimedia, ...stamped }),
  z.strictObject({
    role: z.literal("tool_call_invocation"),
    tool_call_id: text,
    name: text,
    arguments: text,
    thought_signature: opt(text),
    ...stamped,
  }),
  z.strictObject({
    role: z.literal("tool_call_result"),
    tool_call_id: text,
    content: text,
    successful: opt(z.boolean()),
    ...stamped,
  }),
  z.strictObject({
    role: z.literal("node_transition"),
    former_node_id: opt(text),
    former_node_name: opt(text),
    new_node_id: opt(text),
    new_node_name: opt(text),
    transition_type: opt(z.enum(["global", "global_go_back", "interrupt_go_back", "normal"])),
    ...stamped,
  }),
  z.strictObject({
    role: z.literal("state_transition"),
    former_state_name: opt(text),
    new_state_name: opt(text),
    ...stamped,
  }),
  z.strictObject({ role: z.literal("injected"), content: text, ...stamped }),
  z.strictObject({ role: z.literal("sms"), content: text, multimedia, ...stamped }),
]);
export type Message = z.infer<typeof Message>;

/** What happened, as messages made at `now`. */
export function messagesOf(events: EngineEvent[], now: number): Message[] {
  return events.flatMap((event) =>
    bare(event).map((message) => ({ ...message, message_id: randomUUID(), created_timestamp: now })),
  );
}

function bare(event: EngineEvent): Message[] {
  switch (event.kind) {
    case "say":
      return [{ role: event.role, content: event.text }];
    case "tool_call": {
      const id = `tool_call_${randomBytes(6).toString("hex")}`;
      const { name, arguments: args, result, successful } = event;
      return [
        { role: "tool_call_invocation", tool_call_id: id, name, arguments: args },
        { role: "tool_call_result", tool_call_id: id, content: result, successful },
      ];
    }
    case "node":
      return [
        {
          role: "node_transition",
          ...(event.from ? { former_node_id: event.from.id, former_node_name: event.from.name } : {}),
          new_node_id: event.to.id,
          new_node_name: event.to.name,
          transition_type: event.via,
        },
      ];
    case "transition": {
      const former = event.fromState === null ? {} : { former_state_name: event.fromState };
      return [{ role: "state_transition", ...former, new_state_name: event.toState }];
    }
    case "sms":
      return [{ role: "sms", content: event.text }];
    default:
      return [];
  }
}

/** What happened, as far as messages tell. */
export function eventsOf(messages: Message[]): EngineEvent[] {
  const results = new Map(messages.flatMap((m) => (m.role === "tool_call_result" ? [[m.tool_call_id, m]] : [])));
  return messages.flatMap((message): EngineEvent[] => {
    switch (message.role) {
      case "agent":
      case "user":
        return [{ kind: "say", role: message.role, text: message.content }];
      case "tool_call_invocation": {
        const result = results.get(message.tool_call_id);
        const outcome = { result: result?.content ?? "", successful: result?.successful ?? true };
        return [{ kind: "tool_call", name: message.name, arguments: message.arguments, ...outcome }];
      }
      case "node_transition": {
        const ref = (id = "", name = id) => ({ id, name });
        const to = ref(message.new_node_id, message.new_node_name);
        return [{ kind: "node", from: ref(message.former_node_id, message.former_node_name), to, via: "normal" }];
      }
      default:
        return [];
    }
  });
}

/** What was said, line by line, as transcripts have it. */
export function transcriptOf(messages: Message[]): string {
  return messages
    .flatMap((m) =>
      m.role === "agent" || m.role === "user" ? [`${m.role === "agent" ? "Agent" : "User"}: ${m.content}\n`] : [],
    )
    .join("");
}
