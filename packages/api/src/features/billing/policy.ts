import { Prisma } from "@voxcalls/db";
import type { Actor } from "../../kernel/actor";

/** For statements over `usage_records u`: a user sees what the own calls cost, everyone else of the tenant everything. */
export function visibleSql(actor: Actor): Prisma.Sql {
  return actor.role === "user" ? Prisma.sql`u.user_id = ${actor.userId}::uuid` : Prisma.sql`true`;
}
