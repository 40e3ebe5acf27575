import type { Prisma, TenantTx } from "@voxcalls/db";
import { conflict } from "../../kernel/errors";

/** Whether the tenant would be left without an admin who may sign in if it were not for this member. */
export async function isLastAdmin(
  db: Pick<TenantTx, "user">,
  member: Pick<Prisma.UserModel, "id" | "role" | "status">,
) {
  if (member.role !== "admin" || member.status !== "active") return false;
  const others = { role: "admin", status: "active", removedAt: null, id: { not: member.id } } as const;
  return (await db.user.count({ where: others })) === 0;
}

/** Throws conflict when this member is the last admin. Ask inside `changeTeam`, so that two admins cannot part at once. */
export async function assertNotLastAdmin(tx: TenantTx, member: Parameters<typeof isLastAdmin>[1], path?: string) {
  if (await isLastAdmin(tx, member)) {
    throw conflict("This is the last admin of the organisation. Make somebody else an admin first.", path);
  }
}
