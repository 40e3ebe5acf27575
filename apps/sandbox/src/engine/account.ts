import { understand } from "./hearing";
import { hasPhrase } from "./phrases/phrase";
import type { Timeline } from "./timeline";

const TOPICS: Record<string, string> = {
  hours: "the opening hours",
  price: "prices",
  address: "the address",
  insurance: "insurance",
  park: "parking",
  pay: "ways to pay",
  deliver: "delivery",
  refund: "a refund",
  phone: "a phone number",
  email: "an e-mail address",
  emergency: "an emergency",
  offer: "what is offered",
};

/** What happened in a call, told apart by what was said. */
export interface Account {
  callerSpoke: boolean;
  topics: string[];
  wantedBooking: boolean;
  /** "Tuesday at 3 pm, for Emma Stone"; empty when booked without such words. Undefined when nothing was booked. */
  booking: string | undefined;
  wasAngry: boolean;
  wasPleased: boolean;
  wantedHuman: boolean;
  leftMessage: boolean;
  unanswered: number;
  answered: boolean;
  wrongNumber: boolean;
  cancelled: boolean;
}

/** Reads a transcript back into what happened. */
export function accountOf({ utterances, woven }: Pick<Timeline, "utterances" | "woven">): Account {
  const agentLines = utterances.flatMap(({ role, content }) => (role === "agent" ? [content] : []));
  const heard = utterances.flatMap(({ role, content }) => (role === "user" ? [understand(content)] : []));
  const wanted = (intent: Parameters<(typeof heard)[number]["intents"]["has"]>[0]) =>
    heard.some(({ intents }) => intents.has(intent));
  const meant = new Set(heard.flatMap(({ meanings, isQuestion }) => (isQuestion ? [...meanings] : [])));
  const said = (...keys: Parameters<typeof hasPhrase>[1][]) =>
    agentLines.filter((line) => keys.some((key) => hasPhrase(line, key))).length;
  const toolBooked = woven.some(
    (entry) =>
      entry.role === "tool_call_invocation" &&
      /^(?!transition_to_).*(book|appointment|schedul|reserv)/i.test(entry.name),
  );
  const confirmed = agentLines
    .map((line) => /^So that is (.+)\. Is that right\?$/.exec(line)?.[1])
    .findLast((details) => details);
  const unanswered = said("unknown", "unknownAgain");
  return {
    callerSpoke: heard.length > 0,
    topics: Object.entries(TOPICS).flatMap(([meaning, topic]) => (meant.has(meaning) ? [topic] : [])),
    wantedBooking: wanted("book"),
    booking: toolBooked || said("booked") > 0 ? (confirmed ?? "") : undefined,
    wasAngry: wanted("anger"),
    wasPleased: heard.some(({ text }) =>
      /\b(great|perfect|wonderful|lovely|excellent|fantastic|awesome|kind|perfecto|parfait|wunderbar)\b|thank(s| you) (so|very) much|muchas gracias/i.test(
        text,
      ),
    ),
    wantedHuman: wanted("human"),
    leftMessage: said("messageTaken") > 0,
    unanswered,
    answered: agentLines.length - unanswered > 1,
    wrongNumber: wanted("wrong_number"),
    cancelled: said("cancelled") > 0,
  };
}
