import type { TenantCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { changeTeam } from "../change-team";
import type { InvitationLink } from "../schemas";
import { findUnanswered } from "./find-unanswered";
import { freshToken, invitationUrl } from "./token";
import { statusOf } from "./view";

/**
 * The link of an open invitation, for an admin to hand over by other means. Who comes by it has not shown that the address is theirs.
 * Throws not_found, conflict.
 */
export async function copyInvitationLink(ctx: TenantCtx, { id }: { id: string }): Promise<InvitationLink> {
  return await changeTeam(ctx, async (tx) => {
    const now = ctx.clock.now();
    const invitation = await findUnanswered(tx, id);
    const { email, expiresAt } = invitation;
    if (statusOf(invitation, now) === "expired") {
      throw conflict("The time of this invitation is over. Send it again first.");
    }
    // The hash anew: after a change of AUTH_SECRET the token is another one.
    const { tokenHash } = freshToken(ctx, id);
    await tx.invitation.update({ where: { id }, data: { tokenHash, linkCopiedAt: now } });
    const entry = { action: "invitation.link_copied", objectType: "invitation", objectId: id, after: { email } };
    await recordAudit(tx, ctx, entry);
    return { url: invitationUrl(ctx, id), expiresAt };
  });
}
