import { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";

/** A user sees the own calls, everyone else of the tenant all of them; what was deleted nobody sees. */
export function visibleTo(actor: Actor): Prisma.CallWhereInput {
  return { deletedAt: null, ...(actor.role === "user" ? { userId: actor.userId } : {}) };
}

/** The same for statements over `calls c`. */
export function visibleSql(actor: Actor): Prisma.Sql {
  const own = actor.role === "user" ? Prisma.sql`and c.user_id = ${actor.userId}::uuid` : Prisma.empty;
  return Prisma.sql`c.deleted_at is null ${own}`;
}
