import type { EngineEvent } from "./events";
import type { Person } from "./people";
import { appointment } from "./appointment-reactions";
import { speaksSpanish } from "./spanish-speaker";
import { type Move, type Reaction, talker } from "./talker";

type Next = (history: EngineEvent[]) => Move;

/** A persona before it is known which person plays it. */
export interface Recipe {
  title: string;
  description: string;
  pickup: "talks" | "busy" | "no_answer" | "voicemail" | "declined" | "failed";
  next: (person: Person) => Next;
}

const hangsUp: Next = () => ({ hangUp: true });
const noMessage: Reaction = { when: /take a message|pass (your question|that) on/i, say: "No, that's fine." };

/** Every persona by its name. */
export const RECIPES: Record<string, Recipe> = {
  books: {
    title: "Books an appointment",
    description: "Knows day, time and name, confirms, and says good-bye.",
    pickup: "talks",
    next: (person) =>
      talker(
        ["Hi, I'd like to book an appointment, please."],
        [{ when: /anything else/i, say: "No, that's all. Thank you, goodbye." }, ...appointment(person)],
      ),
  },
  "asks-hours": {
    title: "Asks for the opening hours",
    description: "Two short questions, then a good-bye.",
    pickup: "talks",
    next: () =>
      talker(
        ["Hello, what are your opening hours?", "And are you open on Saturday?"],
        [noMessage],
        "Great, thank you. Goodbye.",
      ),
  },
  "asks-price": {
    title: "Asks what it costs",
    description: "Wants prices and ways to pay.",
    pickup: "talks",
    next: () =>
      talker(
        ["Hi, can you tell me your prices, please?", "And can I pay by card?"],
        [noMessage],
        "Okay, thanks for the information. Bye.",
      ),
  },
  angry: {
    title: "Is angry",
    description: "Has waited two hours and says so; calms down a little after an apology.",
    pickup: "talks",
    next: () =>
      talker(
        [
          "I've been waiting for two hours and nobody came! This is unacceptable!",
          "This is the second time that has happened. It is ridiculous!",
        ],
        [
          {
            when: /what happened|pass on|call you back\?|what is it about/i,
            say: "Nobody came to my appointment this morning, and nobody called.",
          },
          { when: /connect you/i, say: "No, I don't have time for that. Just fix it." },
        ],
        "Then make sure it does not happen again. Goodbye.",
      ),
  },
  silent: {
    title: "Says nothing",
    description: "Picks up, stays silent, and hangs up in the end.",
    pickup: "talks",
    next: () => staysSilent,
  },
  "hangs-up-at-3s": {
    title: "Hangs up after three seconds",
    description: "In the middle of the agent's first sentence.",
    pickup: "talks",
    next: () => () => ({ hangUp: true, atMs: 3000 }),
  },
  talkative: {
    title: "Talks a lot",
    description: "Long stories around a small question.",
    pickup: "talks",
    next: (person) =>
      talker(
        [
          "Oh hello, I'm so glad that somebody picks up, because yesterday I tried three times, and every time my neighbour came by, you know how that goes.",
          "Well, my sister was at your place last spring, and she told everybody about it, and so I thought, why not, I should really try that as well. Where are you located, actually?",
          "Oh, I know that corner, there used to be a lovely bakery there when the children were small. And what are your opening hours?",
          "That is very kind of you. I could talk all day, but the kettle is boiling.",
        ],
        [noMessage, ...appointment(person).slice(0, 2)],
        "Well then, thank you so much, have a lovely day. Goodbye!",
      ),
  },
  "spanish-speaker": {
    title: "Speaks Spanish",
    description: "Asks for an appointment in Spanish; tries English if the agent has no Spanish.",
    pickup: "talks",
    next: speaksSpanish,
  },
  "wrong-number": {
    title: "Has the wrong number",
    description: "Looks for somebody else and apologises.",
    pickup: "talks",
    next: () =>
      talker(
        ["Hello, is that Tony's Pizza? I'd like a large margherita."],
        [],
        "Oh, I'm sorry, I have the wrong number. Bye.",
      ),
  },
  "wants-human": {
    title: "Wants a human being",
    description: "Asks to be put through at once.",
    pickup: "talks",
    next: () =>
      talker(
        ["Hi, I'd like to speak to a real person, please."],
        [
          {
            when: /what is it about|pass on|what happened/i,
            say: "It's about my last invoice. There seems to be a mistake.",
          },
          { when: /connect you/i, say: "Yes, please." },
        ],
        "All right, I'll wait for the call. Goodbye.",
      ),
  },
  voicemail: {
    title: "Goes to voicemail",
    description: "An answering machine picks up.",
    pickup: "voicemail",
    next: answeringMachine,
  },
  busy: { title: "Is busy", description: "The line is engaged.", pickup: "busy", next: () => hangsUp },
  "no-answer": {
    title: "Does not answer",
    description: "It rings until the provider gives up.",
    pickup: "no_answer",
    next: () => hangsUp,
  },
  declined: {
    title: "Declines",
    description: "Sees the number and presses the red button.",
    pickup: "declined",
    next: () => hangsUp,
  },
  failed: {
    title: "Cannot be reached",
    description: "The carrier refuses the call.",
    pickup: "failed",
    next: () => hangsUp,
  },
};

function staysSilent(history: EngineEvent[]): Move {
  const silences = history.filter((event) => event.kind === "silence").length;
  return silences < 4 ? { silenceMs: 10_000 } : { hangUp: true };
}

function answeringMachine({ name }: Person): Next {
  return (history) => {
    const greeted = history.some((event) => event.kind === "say" && event.role === "user");
    return greeted
      ? { silenceMs: 3000 }
      : { say: `Hi, you have reached the voicemail of ${name}. Please leave a message after the tone.` };
  };
}
