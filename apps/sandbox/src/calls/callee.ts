import type { SandboxContext } from "../context";
import { type Persona, personas } from "../engine/personas";
import { choosePlaying, findPersona } from "./choose-caller";
import type { Playing } from "./playing";

/**
 * What a number does by itself, told by its last four digits, so that any test can dial the fate it wants:
 * …0001 is busy, …0002 does not answer, …0003 is a voicemail, …0004 declines, …0005 cannot be reached. All others talk.
 */
export const fateByEnding: Readonly<Record<string, Persona["pickup"]>> = {
  "0001": "busy",
  "0002": "no_answer",
  "0003": "voicemail",
  "0004": "declined",
  "0005": "failed",
};

export interface Callee {
  pickup: Persona["pickup"];
  /** A person decides on the phone page. */
  ringsAtPhone: boolean;
  playing: Playing;
}

/** Who answers at this number: by its own rule, else by its ending, else by the rule of `*`, else somebody who talks. */
export function calleeAt({ store }: SandboxContext, number: string): Callee {
  const fate = fateByEnding[number.slice(-4)];
  const own = store.get("callees", number);
  const rule = own ?? (fate ? {} : store.get("callees", "*")) ?? {};
  const byFate = Object.values(personas).find((p) => p.pickup === fate)?.name;
  const personaName = rule.persona ?? (rule.script || rule.ring ? undefined : byFate);
  const pickup = rule.script ? "talks" : findPersona(personaName, number).pickup;
  return {
    pickup,
    ringsAtPhone: rule.ring === "phone",
    playing: choosePlaying({ ...rule, ...(personaName === undefined ? {} : { persona: personaName }) }, number),
  };
}
