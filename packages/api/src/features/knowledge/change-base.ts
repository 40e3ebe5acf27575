import type { Prisma, TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { inTurn } from "../../kernel/in-turn";
import { visibleTo } from "./policy";

/**
 * Runs `change` in a transaction that holds the base against every other change, attaching it to agents and flows included. Throws
 * not_found for one the person may not see.
 */
export async function changeBase<T>(
  ctx: TenantCtx,
  id: string,
  change: (tx: TenantTx, base: Prisma.KnowledgeBaseModel) => Promise<T>,
): Promise<T> {
  return await inTurn(`knowledge ${id}`, () =>
    ctx.db.tx(async (tx) => {
      // A statement of its own: what is read after it is what the last holder committed.
      await tx.$queryRaw`
        select 1 from knowledge_bases where tenant_id = ${ctx.tenant.id}::uuid and id = ${id}::uuid for no key update`;
      const base = await tx.knowledgeBase.findFirst({ where: { AND: [{ id }, visibleTo(ctx.actor)] } });
      if (!base) throw notFound("knowledge base");
      return await change(tx, base);
    }),
  );
}
