import type { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";

/** The agents that follow a flow, as far as this person sees them. */
export function followersFor(actor: Actor): Prisma.AgentWhereInput {
  return { status: { not: "deleted" }, ...(actor.role === "user" && { assignedUserId: actor.userId }) };
}

/** A user sees the flows that an agent assigned to them follows; admins, visiting super admins and jobs see all. */
export function visibleTo(actor: Actor): Prisma.FlowWhereInput {
  return actor.role === "user" ? { agents: { some: followersFor(actor) } } : {};
}
