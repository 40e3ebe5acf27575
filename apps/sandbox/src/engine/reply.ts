import { Booking } from "./booking";
import type { Appointment } from "./booking";
import type { Heard } from "./hearing";
import { identityOf, improvisedGreeting } from "./introduction";
import type { Memory } from "./memory";
import type { PhraseKey } from "./phrases/english";
import { joined, phrase } from "./phrases/phrase";
import { dayIn, timeIn } from "./slots";

/** What the agent does about something heard. `closes` ends the call after what is said. */
export interface Reply {
  say: string;
  booked?: Appointment;
  closes?: "agent_hangup" | "call_transfer";
}

type Responder = (heard: Heard, memory: Memory) => Reply | undefined;

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

/** The first responder that knows what to do; the last one always does. */
export function replyTo(heard: Heard, memory: Memory): Reply {
  for (const responder of RESPONDERS) {
    const reply = responder(heard, memory);
    if (reply) return reply;
  }
  return fallback(heard, memory);
}

const line = (memory: Memory, key: PhraseKey, values?: Record<string, string>): Reply => ({
  say: phrase(memory.language, key, values),
});

function lines(memory: Memory, ...keys: PhraseKey[]): Reply {
  return {
    say: joined(
      memory.language,
      keys.map((key) => phrase(memory.language, key)),
    ),
  };
}

const transferTool = (memory: Memory) => memory.tools.find((tool) => tool.type === "transfer_call");

function inOneLanguage(heard: Heard, memory: Memory): Reply | undefined {
  if (heard.language === undefined || heard.language === memory.language) return undefined;
  if (memory.speaksMany) {
    memory.language = heard.language;
    return undefined;
  }
  if (memory.saidLanguage) return undefined;
  memory.saidLanguage = true;
  if (heard.intents.has("book") && memory.canBook) memory.booking = new Booking(memory.language);
  return line(memory, "onlyLanguage");
}

function wrongNumber(heard: Heard, memory: Memory): Reply | undefined {
  if (!heard.intents.has("wrong_number")) return undefined;
  const { company } = identityOf(memory.prompt);
  return {
    ...(company ? line(memory, "wrongNumberFrom", { company }) : line(memory, "wrongNumber")),
    closes: "agent_hangup",
  };
}

function wantsHuman(heard: Heard, memory: Memory): Reply | undefined {
  const accepted = memory.pending === "offered_transfer" && heard.intents.has("yes");
  if (!accepted && (!heard.intents.has("human") || heard.intents.has("robot"))) return undefined;
  if (transferTool(memory)) return { ...line(memory, "transfer"), closes: "call_transfer" };
  memory.pending = "message";
  return line(memory, "noHuman");
}

function calmsDown(heard: Heard, memory: Memory): Reply | undefined {
  if (!heard.intents.has("anger")) return undefined;
  if (memory.apologies++ > 0) {
    memory.pending = "anything_else";
    return line(memory, "apologyAgain");
  }
  const canTransfer = transferTool(memory) !== undefined;
  memory.pending = canTransfer ? "offered_transfer" : "message";
  return lines(memory, "apology", canTransfer ? "apologyTransfer" : "apologyOffer");
}

function takesMessage(heard: Heard, memory: Memory): Reply | undefined {
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

function books(heard: Heard, memory: Memory): Reply | undefined {
  if (!memory.booking && !startsBooking(heard, memory)) return undefined;
  memory.booking ??= new Booking(memory.language);
  const next = memory.booking.hear(heard);
  if (next === "unclear") return undefined;
  if ("say" in next) return heard.intents.has("goodbye") ? undefined : next;
  memory.booking = undefined;
  memory.pending = "anything_else";
  return { ...lines(memory, "booked", "anythingElse"), booked: next.done };
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

function finishes(heard: Heard, memory: Memory): Reply | undefined {
  const nothingElse = memory.pending === "anything_else" && heard.intents.has("no") && heard.meanings.size <= 4;
  if (!heard.intents.has("goodbye") && !nothingElse) return undefined;
  return { ...line(memory, "goodbye"), closes: "agent_hangup" };
}

function smallTalk(heard: Heard, memory: Memory): Reply | undefined {
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

function answers(heard: Heard, memory: Memory): Reply | undefined {
  const answer = memory.knowledge.answer(heard);
  if (answer === undefined) return undefined;
  memory.answers++;
  memory.pending = "anything_else";
  const offer = memory.answers === 1 && !memory.booking ? [phrase(memory.language, "anythingElse")] : [];
  return { say: joined(memory.language, [...answer, ...offer]) };
}

function cancels(heard: Heard, memory: Memory): Reply | undefined {
  if (!heard.intents.has("cancel") || heard.isQuestion) return undefined;
  memory.pending = "anything_else";
  return lines(memory, "cancelled", "anythingElse");
}

function agrees(heard: Heard, memory: Memory): Reply | undefined {
  if (memory.pending === "anything_else" && heard.intents.has("yes") && heard.meanings.size <= 2)
    return line(memory, "howToHelp");
  if (heard.intents.has("thanks") && heard.meanings.size <= 2) return lines(memory, "welcome", "anythingElse");
  return undefined;
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
