import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { may } from "../../kernel/permissions";
import { storable } from "../../kernel/text";
import { giveAgents, lockAgentsOf } from "../agents/hand-over";
import { recordAudit } from "../audit/record";
import { assertBindable } from "../phone-numbers/bindable";
import { lockNumber, lockNumbersOfUser, rebind } from "../phone-numbers/rebind";
import { changeTeam } from "./change-team";
import { getMember } from "./get";
import { withdrawInvitationsOf } from "./invitations/withdraw-of";
import { assertNotLastAdmin } from "./last-admin";
import { endSessionsOfSuspended } from "./member-sessions";
import type { MemberDetails, UpdateMemberInput } from "./schemas";

type Changes = Pick<UpdateMemberInput, "name" | "role" | "status">;

/**
 * Changes a member's name, role, status, agent or number; what is left out stays. The open invitations of somebody who may not invite
 * any more end with it. Throws not_found for any id that is not the tenant's,
 * conflict when it would leave the tenant without an admin.
 */
export async function updateMember(ctx: TenantCtx, input: UpdateMemberInput): Promise<MemberDetails> {
  const { id, assignedAgentId, assignedPhoneNumberId, ...fields } = input;
  // Before they may sign in again: what was open when they were suspended stays closed.
  if (fields.status === "active") await endSessionsOfSuspended(ctx, id, "suspended");
  await changeTeam(ctx, async (tx) => {
    const member = await tx.user.findFirst({ where: { id, removedAt: null } });
    if (!member) throw notFound("member");
    const person = await changePerson(tx, ctx, member, fields);
    const agent = assignedAgentId === undefined ? {} : await assignAgent(tx, ctx, id, assignedAgentId);
    const number = assignedPhoneNumberId === undefined ? {} : await assignNumber(tx, ctx, id, assignedPhoneNumberId);
    const before = { ...person.before, ...agent.before, ...number.before };
    if (Object.keys(before).length === 0) return;
    const after = { ...person.after, ...agent.after, ...number.after };
    await recordAudit(tx, ctx, { action: "member.updated", objectType: "member", objectId: id, before, after });
  });
  if (fields.status === "suspended") await endSessionsOfSuspended(ctx, id, "suspended");
  return await getMember(ctx, { id });
}

interface Change {
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

async function changePerson(tx: TenantTx, ctx: TenantCtx, member: Prisma.UserModel, fields: Changes): Promise<Change> {
  const wanted = { ...fields, ...(fields.name !== undefined && { name: storable(fields.name) }) };
  const changed = (["name", "role", "status"] as const).filter(
    (field) => wanted[field] !== undefined && wanted[field] !== member[field],
  );
  if (changed.length === 0) return {};
  const after = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  if (changed.includes("role")) await assertNotLastAdmin(tx, member, "role");
  if (changed.includes("status")) await assertNotLastAdmin(tx, member, "status");
  await tx.user.update({ where: { id: member.id }, data: after });
  const mayInvite = may(wanted.role ?? member.role, "members:invite") && (wanted.status ?? member.status) === "active";
  const withdrawn = mayInvite ? [] : await withdrawInvitationsOf(tx, ctx, member.id);
  return {
    before: Object.fromEntries(changed.map((field) => [field, member[field]])),
    after: { ...after, ...(withdrawn.length > 0 && { withdrawnInvitations: withdrawn }) },
  };
}

/** Makes this the member's one agent, whoever had it before. */
async function assignAgent(tx: TenantTx, ctx: TenantCtx, userId: string, agentId: string | null): Promise<Change> {
  const before = (await lockAgentsOf(tx, ctx, userId)).map(({ id }) => id);
  const after = agentId === null ? [] : [agentId];
  await assertBindable(tx, ctx.tenant.id, agentId === null ? {} : { agentId, userId });
  const lost = before.filter((id) => !after.includes(id));
  const won = after.filter((id) => !before.includes(id));
  if (lost.length + won.length === 0) return {};
  await giveAgents(tx, ctx, lost, null);
  await giveAgents(tx, ctx, won, userId);
  return { before: { agentIds: before }, after: { agentIds: after } };
}

/** Makes this the member's one number, whoever had it before; the agent that answers it stays. */
async function assignNumber(tx: TenantTx, ctx: TenantCtx, userId: string, numberId: string | null): Promise<Change> {
  await assertBindable(tx, ctx.tenant.id, numberId === null ? {} : { userId });
  const held = await lockNumbersOfUser(tx, ctx, userId);
  const wanted = numberId === null ? null : await lockNumber(tx, ctx, numberId);
  if (numberId !== null && !wanted) throw notFound("phone number");
  const lost = held.filter(({ id }) => id !== numberId);
  const isWon = wanted !== null && wanted.userId !== userId;
  if (lost.length === 0 && !isWon) return {};
  for (const number of lost) await rebind(tx, ctx, number.id, { agentId: number.agentId, userId: null });
  if (isWon) await rebind(tx, ctx, wanted.id, { agentId: wanted.agentId, userId });
  return {
    before: { phoneNumberIds: held.map(({ id }) => id) },
    after: { phoneNumberIds: numberId === null ? [] : [numberId] },
  };
}
