import type { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";

/** A user sees the bases that they own; admins, visiting super admins, keys and jobs see all. What is deleted nobody sees. */
export function visibleTo(actor: Actor): Prisma.KnowledgeBaseWhereInput {
  const inUse: Prisma.KnowledgeBaseWhereInput = { status: { not: "deleted" } };
  return actor.role === "user" ? { ...inUse, ownerId: actor.userId } : inUse;
}
