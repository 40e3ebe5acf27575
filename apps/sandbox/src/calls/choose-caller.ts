import { type Persona, personaFor, personas } from "../engine/personas";
import { badRequest } from "../retell/errors";
import type { PlayingRequest } from "./callee-rule";
import type { Playing } from "./playing";

/**
 * The person of that name, in the variant of that number. Throws 400 for an unknown name; without a name the first
 * persona that talks.
 */
export function findPersona(name: string | undefined, seed: string): Persona {
  const wanted = name ?? Object.values(personas).find((p) => p.pickup === "talks")?.name;
  const persona = wanted === undefined ? undefined : personaFor(wanted, seed);
  if (!persona) throw badRequest(`persona: unknown, choose one of ${Object.keys(personas).join(", ")}`);
  return persona;
}

/** Turns a control request into the human side of a call. `seed` (a phone number) picks the persona's variant. */
export function choosePlaying(request: PlayingRequest, seed: string, startedAt?: number): Playing {
  const speed = request.speed ?? "instant";
  if (request.script) {
    const { script } = request;
    return { caller: { script }, callerKey: JSON.stringify(script), playedBy: "script", speed, startedAt };
  }
  const persona = findPersona(request.persona, seed);
  return { caller: { persona }, callerKey: `${persona.name} ${seed}`, playedBy: persona.name, speed, startedAt };
}

/** The human side when a person types. */
export const livePlaying: Playing = { caller: undefined, callerKey: "", playedBy: "person", speed: 1 };
