import type { EngineEvent } from "./events";
import { personOf } from "./people";
import { RECIPES } from "./recipes";
import type { Move } from "./talker";

/** A caller who can be played without a person. `pickup` is what happens when such a one is called. */
export interface Persona {
  name: string;
  title: string;
  description: string;
  pickup: "talks" | "busy" | "no_answer" | "voicemail" | "declined" | "failed";
  next(history: EngineEvent[]): Move;
}

/** The persona as the person that the seed picks (name, day and time); undefined for an unknown name. */
export function personaFor(name: string, seed: string): Persona | undefined {
  const recipe = Object.hasOwn(RECIPES, name) ? RECIPES[name] : undefined;
  return recipe && { ...recipe, name, next: recipe.next(personOf(seed)) };
}

/** Every persona, as the person of the empty seed. */
export const personas: Record<string, Persona> = Object.fromEntries(
  Object.keys(RECIPES).flatMap((name) => {
    const persona = personaFor(name, "");
    return persona ? [[name, persona]] : [];
  }),
);
