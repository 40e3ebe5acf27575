import type { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";

/** A user sees the agents assigned to them; admins, visiting super admins and jobs see all. What is deleted nobody sees. */
export function visibleTo(actor: Actor): Prisma.AgentWhereInput {
  const inUse: Prisma.AgentWhereInput = { status: { not: "deleted" } };
  return actor.role === "user" ? { ...inUse, assignedUserId: actor.userId } : inUse;
}
