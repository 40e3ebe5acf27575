import type { TenantCtx } from "../../../kernel/context";
import { AppError } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { limitMailsTo } from "../../auth/sign-in-limits";
import { queueMail } from "../../mail/queue";
import { assertWithinLimit } from "../../plans/limits";
import { changeTeam } from "../change-team";
import type { InvitationView } from "../schemas";
import { findUnanswered } from "./find-unanswered";
import { freshToken } from "./token";
import { invitationColumns, statusOf, toInvitation } from "./view";

/** Nobody's mailbox is to be filled by a button. */
const pauseMs = 60_000;

/** Sends the mail again; the link holds for seven days from now. Throws not_found, conflict, plan_limit_reached, rate_limited. */
export async function resendInvitation(ctx: TenantCtx, { id }: { id: string }): Promise<InvitationView> {
  return await changeTeam(ctx, async (tx) => {
    const now = ctx.clock.now();
    const invitation = await findUnanswered(tx, id);
    const waitMs = invitation.sentAt ? invitation.sentAt.getTime() + pauseMs - now.getTime() : 0;
    if (waitMs > 0) {
      const retryAfterSeconds = Math.ceil(waitMs / 1000);
      throw new AppError("rate_limited", `The mail went out just now. Try again in ${retryAfterSeconds} seconds.`, {
        retryAfterSeconds,
      });
    }
    // One whose time was over kept no seat.
    if (statusOf(invitation, now) === "expired") await assertWithinLimit(tx, ctx.tenant.id, "users");
    await limitMailsTo(ctx, invitation.email);
    const fresh = freshToken(ctx, id);
    const row = await tx.invitation.update({ where: { id }, data: fresh, select: invitationColumns });
    await queueMail(tx, "invitation", id);
    await recordAudit(tx, ctx, {
      action: "invitation.resent",
      objectType: "invitation",
      objectId: id,
      before: { expiresAt: invitation.expiresAt },
      after: { email: invitation.email, expiresAt: fresh.expiresAt },
    });
    return toInvitation(row, now);
  });
}
