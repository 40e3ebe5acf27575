import { Prisma } from "@voxcalls/db";
import { notFound } from "../../kernel/errors";

/** A transaction, be it a tenant's or the platform's. */
interface Transaction {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/**
 * Throws not_found unless the agent and the member are the tenant's and in use. The agent's row stays locked against changes of
 * its status until the transaction ends: no number is ever bound to an agent that is being deleted. Lock it before the number's row.
 */
export async function assertBindable(
  tx: Transaction,
  tenantId: string,
  { agentId, userId }: { agentId?: string | null | undefined; userId?: string | null | undefined },
): Promise<void> {
  if (agentId != null) {
    const agents = await tx.$queryRaw<unknown[]>(Prisma.sql`
      select 1 from agents where tenant_id = ${tenantId}::uuid and id = ${agentId}::uuid
      and status in ('provisioning', 'active', 'paused') for share`);
    if (agents.length === 0) throw notFound("agent");
  }
  if (userId != null) {
    const users = await tx.$queryRaw<unknown[]>(Prisma.sql`
      select 1 from users where tenant_id = ${tenantId}::uuid and id = ${userId}::uuid and status <> 'suspended'`);
    if (users.length === 0) throw notFound("member");
  }
}
