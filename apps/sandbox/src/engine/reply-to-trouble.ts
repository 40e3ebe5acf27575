import { Booking } from "./booking";
import type { Heard } from "./hearing";
import { identityOf } from "./introduction";
import type { Memory } from "./memory";
import { line, lines, type Reply } from "./reply-lines";

// What an agent does about callers with whom something is wrong.

const transferTool = (memory: Memory) => memory.tools.find((tool) => tool.type === "transfer_call");

/** Answers in the caller's language if the agent may, else says once which one it speaks. */
export function inOneLanguage(heard: Heard, memory: Memory): Reply | undefined {
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

export function wrongNumber(heard: Heard, memory: Memory): Reply | undefined {
  if (!heard.intents.has("wrong_number")) return undefined;
  const { company } = identityOf(memory.prompt);
  return {
    ...(company ? line(memory, "wrongNumberFrom", { company }) : line(memory, "wrongNumber")),
    closes: "agent_hangup",
  };
}

export function wantsHuman(heard: Heard, memory: Memory): Reply | undefined {
  const accepted = memory.pending === "offered_transfer" && heard.intents.has("yes");
  if (!accepted && (!heard.intents.has("human") || heard.intents.has("robot"))) return undefined;
  if (transferTool(memory)) return { ...line(memory, "transfer"), closes: "call_transfer" };
  memory.pending = "message";
  return line(memory, "noHuman");
}

/** An apology and an offer; the second time no more questions. */
export function calmsDown(heard: Heard, memory: Memory): Reply | undefined {
  if (!heard.intents.has("anger")) return undefined;
  if (memory.apologies++ > 0) {
    memory.pending = "anything_else";
    return line(memory, "apologyAgain");
  }
  const canTransfer = transferTool(memory) !== undefined;
  memory.pending = canTransfer ? "offered_transfer" : "message";
  return lines(memory, "apology", canTransfer ? "apologyTransfer" : "apologyOffer");
}
