import { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";

/** A user sees the own calls, everyone else of the tenant all of them. */
export function visibleTo(actor: Actor): Prisma.CallWhereInput {
  return actor.role === "user" ? { userId: actor.userId } : {};
}

/** The same for statements over `calls c`. */
export function visibleSql(actor: Actor): Prisma.Sql {
  return actor.role === "user" ? Prisma.sql`c.user_id = ${actor.userId}::uuid` : Prisma.sql`true`;
}
