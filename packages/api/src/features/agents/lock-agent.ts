import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { visibleTo } from "./policy";

/** The agent, locked against every other change until the transaction ends. Throws not_found. Lock it before its numbers. */
export async function lockAgent(tx: TenantTx, ctx: TenantCtx, id: string): Promise<Prisma.AgentModel> {
  // Read by a statement of its own: it begins after the lock is held, so it sees what the last holder committed.
  await tx.$queryRaw`
    select 1 from agents where tenant_id = ${ctx.tenant.id}::uuid and id = ${id}::uuid for no key update`;
  const agent = await tx.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
  if (!agent) throw notFound("agent");
  return agent;
}
