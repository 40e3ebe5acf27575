import type { Prisma } from "@voxcalls/db";
import type { InvitationView } from "../schemas";

/** What `toInvitation` needs; the hash of the token is not even read. */
export const invitationColumns = {
  id: true,
  email: true,
  role: true,
  invitedBy: true,
  sentAt: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
  createdAt: true,
  inviter: { select: { name: true } },
} as const satisfies Prisma.InvitationSelect;

type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof invitationColumns }>;

export function toInvitation({ inviter, invitedBy, role, ...row }: InvitationRow, now: Date): InvitationView {
  return {
    ...row,
    role: roleOf(role),
    status: statusOf(row, now),
    invitedById: invitedBy,
    invitedByName: inviter?.name ?? null,
  };
}

/** The database holds that nobody is invited as super admin. */
export function roleOf(role: Prisma.InvitationModel["role"]): "admin" | "user" {
  if (role === "super_admin") throw new Error("an invitation makes no super admin");
  return role;
}

export function statusOf(
  row: Pick<Prisma.InvitationModel, "acceptedAt" | "revokedAt" | "expiresAt">,
  now: Date,
): InvitationView["status"] {
  if (row.acceptedAt) return "accepted";
  if (row.revokedAt) return "revoked";
  return row.expiresAt > now ? "open" : "expired";
}

/** The rows of one status. */
export function whereStatus(status: InvitationView["status"] | undefined, now: Date): Prisma.InvitationWhereInput {
  switch (status) {
    case undefined:
      return {};
    case "accepted":
      return { acceptedAt: { not: null } };
    case "revoked":
      return { revokedAt: { not: null } };
    case "open":
      return { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
    case "expired":
      return { acceptedAt: null, revokedAt: null, expiresAt: { lte: now } };
  }
}
