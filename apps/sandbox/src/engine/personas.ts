import type { EngineEvent } from "./conversation";

export interface Persona {
  name: string;
  title: string;
  description: string;
  pickup: "talks" | "busy" | "no_answer" | "voicemail" | "declined" | "failed";
  next(history: EngineEvent[]): { say: string } | { silenceMs: number } | { hangUp: true };
}

/** The same person in a variant that depends on the seed only (name, day, time); undefined for an unknown name. */
export function personaFor(name: string, _seed: string): Persona | undefined {
  return personas[name];
}

export const personas: Record<string, Persona> = {};
