import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../../kernel/context";
import { whereStatus } from "./view";

/**
 * Withdraws the open invitations of a member who may not invite any more: what they let in would come in by nobody's leave. Inside
 * `changeTeam`, whose lock accepting takes as well. Answers the addresses, for the log of the change.
 */
export async function withdrawInvitationsOf(tx: TenantTx, { clock }: TenantCtx, userId: string): Promise<string[]> {
  const now = clock.now();
  const withdrawn = await tx.invitation.updateManyAndReturn({
    where: { invitedBy: userId, ...whereStatus("open", now) },
    data: { revokedAt: now },
    select: { email: true },
  });
  return withdrawn.map(({ email }) => email).toSorted();
}
