import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { inTurn } from "../../kernel/in-turn";
import { visibleTo } from "./policy";

/** Runs `change` in a transaction that holds the agent against every other change. Throws not_found for one the person may not see. */
export async function changeAgent<T>(
  ctx: TenantCtx,
  id: string,
  change: (tx: TenantTx, agent: Prisma.AgentModel) => Promise<T>,
): Promise<T> {
  return await inTurn(`agent ${id}`, () =>
    ctx.db.tx(async (tx) => {
      // The row is read by a statement of its own: it begins after the lock is held, so it sees what the last holder committed.
      await tx.$queryRaw`
        select 1 from agents where tenant_id = ${ctx.tenant.id}::uuid and id = ${id}::uuid for no key update`;
      const agent = await tx.agent.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
      if (!agent) throw notFound("agent");
      return await change(tx, agent);
    }),
  );
}
