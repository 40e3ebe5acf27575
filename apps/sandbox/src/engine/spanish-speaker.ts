import { appointment } from "./appointment-reactions";
import type { EngineEvent } from "./events";
import type { Person } from "./people";
import { lastHeard, type Move, talker } from "./talker";

/** Speaks Spanish as long as the agent does, else what English there is. */
export function speaksSpanish(person: Person): (history: EngineEvent[]) => Move {
  const spanish = talker(
    ["Hola, buenos días. Quisiera pedir una cita, por favor."],
    [
      { when: /¿es correcto\?/i, say: "Sí, es correcto." },
      { when: /nombre/i, say: `Me llamo ${person.name}.` },
      { when: /hora/i, say: "A las cinco de la tarde." },
      { when: /día/i, say: "El martes, por favor." },
      { when: /mensaje/i, say: "No, gracias." },
    ],
    "Muchas gracias. Adiós.",
  );
  const english = talker(
    ["Oh, sorry. My English is not so good."],
    [
      { when: /anything else/i, say: "No. Thank you very much. Bye." },
      ...appointment(person),
      { when: /only speak English/i, say: "Oh, sorry. An appointment, please." },
    ],
    "Thank you very much. Bye.",
  );
  return (history) => {
    const saidHola = history.some((event) => event.kind === "say" && event.role === "user");
    const understood = /[¿¡]|\b(usted|gracias|cita|por favor)\b/i.test(lastHeard(history));
    return !saidHola || understood ? spanish(history) : english(history);
  };
}
