import type { TenantCtx } from "../../../kernel/context";
import { recordAudit } from "../../audit/record";
import { changeTeam } from "../change-team";
import { findUnanswered } from "./find-unanswered";

/** Makes the link worthless and frees the seat. Throws not_found, conflict when it was accepted or revoked before. */
export async function revokeInvitation(ctx: TenantCtx, { id }: { id: string }): Promise<void> {
  await changeTeam(ctx, async (tx) => {
    const { email, role } = await findUnanswered(tx, id);
    await tx.invitation.update({ where: { id }, data: { revokedAt: ctx.clock.now() } });
    const entry = { action: "invitation.revoked", objectType: "invitation", objectId: id, before: { email, role } };
    await recordAudit(tx, ctx, entry);
  });
}
