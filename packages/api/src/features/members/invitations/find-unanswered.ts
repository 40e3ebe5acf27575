import type { Prisma, TenantTx } from "@voxcalls/db";
import { conflict, notFound } from "../../../kernel/errors";

/** The invitation, open or expired, inside `changeTeam`. Throws not_found, conflict when it was accepted or revoked. */
export async function findUnanswered(tx: TenantTx, id: string): Promise<Prisma.InvitationModel> {
  const invitation = await tx.invitation.findUnique({ where: { id } });
  if (!invitation) throw notFound("invitation");
  if (invitation.acceptedAt) throw conflict("This invitation was accepted: the person is a member now.");
  if (invitation.revokedAt) throw conflict("This invitation was revoked. Send a new one.");
  return invitation;
}
