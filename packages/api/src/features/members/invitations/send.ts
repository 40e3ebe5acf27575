import type { TenantTx } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../../kernel/context";
import { AppError, conflict } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { limitMailsTo } from "../../auth/sign-in-limits";
import { queueMail } from "../../mail/queue";
import { assertWithinLimit } from "../../plans/limits";
import { changeTeam } from "../change-team";
import type { InvitationView, InviteInput } from "../schemas";
import { freshToken } from "./token";
import { invitationColumns, toInvitation, whereStatus } from "./view";

const dayMs = 24 * 60 * 60 * 1000;
/** An organisation that invites more in a day is more likely to send mail to strangers than to grow. */
const mostADay = 300;

/**
 * Invites somebody by mail, for seven days. The answer is the same whether the address has an account elsewhere on the platform or not:
 * only the mail says so, to its owner. Throws plan_limit_reached, rate_limited, conflict for a member or somebody invited already.
 */
export async function sendInvitation(ctx: TenantCtx, { email, role }: InviteInput): Promise<InvitationView> {
  return await changeTeam(ctx, async (tx) => {
    await assertInvitable(tx, ctx, email);
    await assertWithinLimit(tx, ctx.tenant.id, "users");
    await limitMailsTo(ctx, email);
    const id = uuidv7();
    const now = ctx.clock.now();
    const invitedBy = ctx.actor.type === "member" ? ctx.actor.userId : null;
    const row = await tx.invitation.create({
      data: { id, email, role, invitedBy, createdAt: now, ...freshToken(ctx, id) },
      select: invitationColumns,
    });
    await queueMail(tx, "invitation", id);
    const entry = { action: "invitation.sent", objectType: "invitation", objectId: id, after: { email, role } };
    await recordAudit(tx, ctx, entry);
    return toInvitation(row, now);
  });
}

/** Throws unless the address can be invited; an invitation whose time is over makes way for the new one. */
async function assertInvitable(tx: TenantTx, ctx: TenantCtx, email: string): Promise<void> {
  const now = ctx.clock.now();
  const member = await tx.user.count({ where: { email, removedAt: null } });
  if (member > 0) throw conflict("This person is a member already.", "email");
  const open = await tx.invitation.count({ where: { email, ...whereStatus("open", now) } });
  if (open > 0) throw conflict("This person is invited already. Send that invitation again instead.", "email");
  const today = await tx.invitation.count({ where: { createdAt: { gt: new Date(now.getTime() - dayMs) } } });
  if (today >= mostADay) {
    const wait = { retryAfterSeconds: 60 * 60 };
    throw new AppError("rate_limited", `An organisation can invite ${mostADay} people a day. Go on tomorrow.`, wait);
  }
  await tx.invitation.updateMany({ where: { email, ...whereStatus("expired", now) }, data: { revokedAt: now } });
}
