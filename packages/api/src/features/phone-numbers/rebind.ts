import { Prisma, type TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { beginHolding } from "./holdings";
import { queueSync } from "./sync";

interface HeldNumber {
  readonly id: string;
  readonly agentId: string | null;
  readonly userId: string | null;
  readonly nickname: string | null;
}

/** The tenant's number, locked until the transaction ends, or null. Lock agents first (bindable.ts). */
export async function lockNumber(tx: TenantTx, ctx: TenantCtx, id: string): Promise<HeldNumber | null> {
  const [number] = await lockWhere(tx, ctx, Prisma.sql`id = ${id}::uuid`);
  return number ?? null;
}

/** Every number bound to the agent, locked. The caller holds the agent's row, so that none can be bound meanwhile. */
export async function lockNumbersOfAgent(tx: TenantTx, ctx: TenantCtx, agentId: string): Promise<HeldNumber[]> {
  return await lockWhere(tx, ctx, Prisma.sql`assigned_agent_id = ${agentId}::uuid`);
}

/** Every number that belongs to the member, locked. */
export async function lockNumbersOfUser(tx: TenantTx, ctx: TenantCtx, userId: string): Promise<HeldNumber[]> {
  return await lockWhere(tx, ctx, Prisma.sql`assigned_user_id = ${userId}::uuid`);
}

async function lockWhere(tx: TenantTx, ctx: TenantCtx, condition: Prisma.Sql): Promise<HeldNumber[]> {
  return await tx.$queryRaw<HeldNumber[]>(Prisma.sql`
    select id, assigned_agent_id as "agentId", assigned_user_id as "userId", nickname from phone_numbers
    where tenant_id = ${ctx.tenant.id}::uuid and ${condition} order by id for update`);
}

/** Binds a locked number anew, in row and holdings, and leaves the job that tells Retell. */
export async function rebind(
  tx: TenantTx,
  ctx: TenantCtx,
  phoneNumberId: string,
  { agentId, userId }: Pick<HeldNumber, "agentId" | "userId">,
): Promise<void> {
  await tx.phoneNumber.update({
    where: { id: phoneNumberId },
    data: { assignedAgentId: agentId, assignedUserId: userId, revision: { increment: 1 } },
  });
  await beginHolding(tx, { tenantId: ctx.tenant.id, phoneNumberId, agentId, userId }, ctx.clock.now());
  await queueSync(tx, ctx, phoneNumberId);
}
