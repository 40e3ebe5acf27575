import type { Person } from "./people";
import type { Reaction } from "./talker";

/** What somebody who wants an appointment answers to what an agent may ask. */
export function appointment({ name, day, time }: Person): Reaction[] {
  return [
    { when: /is that (right|correct)|does that work|shall I (book|confirm)/i, say: "Yes, that's right." },
    { when: /\b(your|what|which|the|under).{0,12} name\b/i, say: `My name is ${name}.` },
    { when: /\bwhat time|which time|time would\b/i, say: `At ${time}, please.` },
    {
      when: /\b(which|what) day|day would|when would you|what date|which date\b/i,
      say: `${capital(day)} would be good.`,
    },
    { when: /more about what you need|help you\?$|tell me/i, say: "I need an appointment, please." },
    {
      when: /take a message|pass on|what is it about/i,
      say: "Please have somebody call me back about an appointment.",
    },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
