import { Booking } from "./booking";
import type { Heard } from "./hearing";
import { improvisedGreeting } from "./introduction";
import type { Memory } from "./memory";
import { joined, phrase } from "./phrases/phrase";
import { line, lines, type Reply } from "./reply-lines";
import { dayIn, timeIn } from "./slots";

// What an agent does about the things callers call for.

const MATTERS_BEFORE_BOOKING = [
  "price",
  "hours",
  "address",
  "insurance",
  "park",
  "pay",
  "refund",
  "deliver",
  "phone",
  "email",
  "cancel",
];

export function takesMessage(heard: Heard, memory: Memory): Reply | undefined {
  const { pending } = memory;
  if (pending === "offered_message" && heard.intents.has("yes")) {
    memory.pending = "message";
    return line(memory, "messageAsk");
  }
  if (pending === "offered_message" && heard.intents.has("no")) {
    memory.pending = "anything_else";
    return line(memory, "anythingElse");
  }
  if (pending !== "message" || heard.intents.has("goodbye") || heard.intents.has("no") || heard.isQuestion)
    return undefined;
  memory.pending = "anything_else";
  return lines(memory, "messageTaken", "anythingElse");
}

export function books(heard: Heard, memory: Memory): Reply | undefined {
  if (!memory.booking && !startsBooking(heard, memory)) return undefined;
  memory.booking ??= new Booking(memory.language);
  const next = memory.booking.hear(heard);
  if (next === "unclear") return undefined;
  if ("say" in next) return heard.intents.has("goodbye") ? undefined : next;
  memory.booking = undefined;
  memory.pending = "anything_else";
  return { ...lines(memory, "booked", "anythingElse"), booked: next.done };
}

export function cancels(heard: Heard, memory: Memory): Reply | undefined {
  if (!heard.intents.has("cancel") || heard.isQuestion) return undefined;
  memory.pending = "anything_else";
  return lines(memory, "cancelled", "anythingElse");
}

export function finishes(heard: Heard, memory: Memory): Reply | undefined {
  const nothingElse = memory.pending === "anything_else" && heard.intents.has("no") && heard.meanings.size <= 4;
  if (!heard.intents.has("goodbye") && !nothingElse) return undefined;
  return { ...line(memory, "goodbye"), closes: "agent_hangup" };
}

export function smallTalk(heard: Heard, memory: Memory): Reply | undefined {
  const { intents } = heard;
  if (intents.has("repeat") && memory.lastSaid) return { say: memory.lastSaid };
  if (intents.has("robot")) return line(memory, "robot");
  if (intents.has("identity")) return { say: improvisedGreeting(memory.prompt, memory.language) };
  if (intents.has("hold")) return line(memory, "hold");
  if (intents.has("how_are_you")) return line(memory, "well");
  if (intents.has("greeting"))
    return memory.lastSaid ? line(memory, "howToHelp") : { say: improvisedGreeting(memory.prompt, memory.language) };
  return undefined;
}

export function answers(heard: Heard, memory: Memory): Reply | undefined {
  const answer = memory.knowledge.answer(heard) ?? memory.fromPassages(heard);
  if (answer === undefined) return undefined;
  memory.answers++;
  memory.pending = "anything_else";
  const offer = memory.answers === 1 && !memory.booking ? [phrase(memory.language, "anythingElse")] : [];
  return { say: joined(memory.language, [...answer, ...offer]) };
}

export function agrees(heard: Heard, memory: Memory): Reply | undefined {
  if (memory.pending === "anything_else" && heard.intents.has("yes") && heard.meanings.size <= 2)
    return line(memory, "howToHelp");
  if (heard.intents.has("thanks") && heard.meanings.size <= 2) return lines(memory, "welcome", "anythingElse");
  return undefined;
}

function startsBooking(heard: Heard, memory: Memory): boolean {
  const asksFirst = heard.isQuestion && MATTERS_BEFORE_BOOKING.some((meaning) => heard.meanings.has(meaning));
  if (heard.intents.has("cancel") || asksFirst || !memory.canBook) return false;
  return (
    heard.intents.has("book") ||
    (memory.stateBooks && memory.pending !== "anything_else") ||
    (dayIn(heard.text) !== undefined && timeIn(heard.text) !== undefined)
  );
}
