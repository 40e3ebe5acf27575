import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { randomToken } from "../../kernel/crypto";
import { invalid, notFound } from "../../kernel/errors";
import { giveAgents, lockAgentsOf } from "../agents/hand-over";
import { recordAudit } from "../audit/record";
import { hashPassword } from "../auth/passwords";
import { assertBindable } from "../phone-numbers/bindable";
import { lockNumbersOfUser, rebind } from "../phone-numbers/rebind";
import { changeTeam } from "./change-team";
import { withdrawInvitationsOf } from "./invitations/withdraw-of";
import { assertNotLastAdmin } from "./last-admin";
import { forgetCredentials } from "./member-sessions";
import type { RemoveMemberInput } from "./schemas";

/**
 * Removes a member: the next request of theirs is refused, the seat and the e-mail address are free. Agents and numbers go to
 * `reassignTo` or to nobody; open invitations of theirs end; calls and bills keep naming whom they named, and only admins see them from now on. Throws not_found,
 * conflict for the last admin.
 */
export async function removeMember(ctx: TenantCtx, { id, reassignTo }: RemoveMemberInput): Promise<void> {
  if (reassignTo === id) throw invalid("reassignTo", "Choose somebody else.");
  // What nobody knows: the row stays, and must not be one that could be signed in to.
  const passwordHash = await hashPassword(randomToken());
  await changeTeam(ctx, async (tx) => {
    const member = await tx.user.findFirst({ where: { id, removedAt: null } });
    if (!member) throw notFound("member");
    await assertBindable(tx, ctx.tenant.id, { userId: reassignTo });
    await assertNotLastAdmin(tx, member);
    const handedOver = await handOver(tx, ctx, id, reassignTo ?? null);
    const withdrawnInvitations = await withdrawInvitationsOf(tx, ctx, id);
    const now = ctx.clock.now();
    await tx.user.update({
      where: { id },
      data: {
        email: `${id}@removed.invalid`,
        emailVerified: false,
        status: "suspended",
        removedAt: now,
        passwordHash,
        sealedTotpSecret: null,
        totpConfirmedAt: null,
        settings: {},
      },
    });
    const { email, name, role } = member;
    await recordAudit(tx, ctx, {
      action: "member.removed",
      objectType: "member",
      objectId: id,
      before: { email, name, role },
      after: { reassignedTo: reassignTo ?? null, ...handedOver, withdrawnInvitations },
    });
  });
  await forgetCredentials(ctx, id);
}

async function handOver(tx: TenantTx, ctx: TenantCtx, from: string, to: string | null) {
  const agentIds = (await lockAgentsOf(tx, ctx, from)).map(({ id }) => id);
  await giveAgents(tx, ctx, agentIds, to);
  await tx.knowledgeBase.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  const numbers = await lockNumbersOfUser(tx, ctx, from);
  for (const { id, agentId } of numbers) await rebind(tx, ctx, id, { agentId, userId: to });
  return { agentIds, phoneNumberIds: numbers.map(({ id }) => id) };
}
