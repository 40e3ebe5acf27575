import type { TenantCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import type { Page } from "../../../kernel/page";
import type { InvitationView, ListInvitationsInput } from "../schemas";
import { invitationColumns, toInvitation, whereStatus } from "./view";

/** The invitations, newest first. */
export async function listInvitations(ctx: TenantCtx, input: ListInvitationsInput): Promise<Page<InvitationView>> {
  const now = ctx.clock.now();
  const rows = await ctx.db.invitation.findMany({
    where: { AND: [whereStatus(input.status, now), after("createdAt", input.cursor)] },
    select: invitationColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.createdAt,
    (row) => toInvitation(row, now),
  );
}
