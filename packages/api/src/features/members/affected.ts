import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { whereStatus } from "./invitations/view";
import { isLastAdmin } from "./last-admin";
import type { AffectedView } from "./schemas";
import { memberColumns } from "./view";

/** What the removal of a member would touch, to be shown before. Throws not_found. */
export async function affectedByRemoval(ctx: TenantCtx, { id }: { id: string }): Promise<AffectedView> {
  const member = await ctx.db.user.findFirst({ where: { id, removedAt: null }, select: memberColumns });
  if (!member) throw notFound("member");
  return {
    agents: member.assignedAgents,
    phoneNumbers: member.assignedNumbers,
    calls: await ctx.db.call.count({ where: { userId: id, deletedAt: null } }),
    apiKeys: await ctx.db.apiKey.count({ where: { createdBy: id, revokedAt: null } }),
    invitations: (
      await ctx.db.invitation.findMany({
        where: { invitedBy: id, ...whereStatus("open", ctx.clock.now()) },
        select: { email: true },
        orderBy: { email: "asc" },
      })
    ).map(({ email }) => email),
    isLastAdmin: await isLastAdmin(ctx.db, member),
  };
}
