import type { Heard } from "./hearing";
import type { Memory } from "./memory";
import { line, lines, type Reply, type Responder } from "./reply-lines";
import { calmsDown, inOneLanguage, wantsHuman, wrongNumber } from "./reply-to-trouble";
import { agrees, answers, books, cancels, finishes, smallTalk, takesMessage } from "./reply-to-wish";

const RESPONDERS: readonly Responder[] = [
  inOneLanguage,
  wrongNumber,
  wantsHuman,
  calmsDown,
  takesMessage,
  books,
  cancels,
  finishes,
  smallTalk,
  answers,
  agrees,
];

/** The first responder that knows what to do; the last one always does. */
export function replyTo(heard: Heard, memory: Memory): Reply {
  for (const responder of RESPONDERS) {
    const reply = responder(heard, memory);
    if (reply) return reply;
  }
  return fallback(heard, memory);
}

function fallback(heard: Heard, memory: Memory): Reply {
  if (heard.intents.has("book") && !memory.canBook) {
    memory.pending = "message";
    return line(memory, "cannotBook");
  }
  const next = heard.isQuestion ? undefined : memory.nextLine("anywhere");
  if (next !== undefined) return { say: next };
  if (heard.isQuestion) {
    memory.pending = "offered_message";
    return line(memory, memory.unknowns++ === 0 ? "unknown" : "unknownAgain");
  }
  if (memory.pending === "anything_else" && memory.linesSaid.size === 0) return line(memory, "anythingElse");
  if (memory.linesSaid.size > 0) {
    memory.pending = "anything_else";
    return lines(memory, "messageTaken", "anythingElse");
  }
  memory.pending = "message";
  return line(memory, "acknowledge");
}
