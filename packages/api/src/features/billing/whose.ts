import type { Actor } from "../../kernel/actor";

/** In the sums by day and hour: everybody, every agent, or none, where an id stands otherwise. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/** Whose sums the actor sees: the own ones for a user, everybody's for everyone else of the tenant. */
export function whoseSums(actor: Actor): string {
  return actor.role === "user" ? actor.userId : nobody;
}
