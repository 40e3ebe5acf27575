import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";

/** The agents in use that belong to a member, locked until the transaction ends. Lock agents before numbers (phone-numbers/rebind.ts). */
export async function lockAgentsOf(tx: TenantTx, ctx: TenantCtx, userId: string): Promise<{ id: string }[]> {
  return await tx.$queryRaw<{ id: string }[]>`
    select id from agents where tenant_id = ${ctx.tenant.id}::uuid and assigned_user_id = ${userId}::uuid
    and status in ('provisioning', 'active', 'paused') order by id for no key update`;
}

/**
 * Gives agents to a member, or to nobody. It counts as a save, so that an editor that was opened before says so instead of giving them
 * back; Retell knows nothing of members, so what it holds is as up to date as it was.
 */
export async function giveAgents(tx: TenantTx, ctx: TenantCtx, ids: string[], userId: string | null): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    update agents set assigned_user_id = ${userId}::uuid, revision = revision + 1, synced_revision = synced_revision + 1,
      published_revision = published_revision + 1
    where tenant_id = ${ctx.tenant.id}::uuid and id = any(${ids}::uuid[])`;
}
