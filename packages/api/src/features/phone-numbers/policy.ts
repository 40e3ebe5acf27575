import type { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";

/** A user sees the numbers assigned to them; admins, visiting super admins and jobs see all of the tenant. */
export function visibleTo(actor: Actor): Prisma.PhoneNumberWhereInput {
  return actor.role === "user" ? { assignedUserId: actor.userId } : {};
}
