import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { inTurn } from "../../kernel/in-turn";
import { visibleTo } from "./policy";

/** Runs `change` in a transaction that holds the flow against every other change. Throws not_found for one the person may not see. */
export async function changeFlow<T>(
  ctx: TenantCtx,
  id: string,
  change: (tx: TenantTx, flow: Prisma.FlowModel) => Promise<T>,
): Promise<T> {
  return await inTurn(`flow ${id}`, () =>
    ctx.db.tx(async (tx) => {
      // The row is read by a statement of its own: it begins after the lock is held, so it sees what the last holder committed.
      await tx.$queryRaw`
        select 1 from flows where tenant_id = ${ctx.tenant.id}::uuid and id = ${id}::uuid for no key update`;
      const flow = await tx.flow.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
      if (!flow) throw notFound("flow");
      return await change(tx, flow);
    }),
  );
}
