import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { inTurn } from "../../kernel/in-turn";

/** All changes of one tenant's team form one line in this process; `change-team` and accepting share it. */
export const teamOf = (tenantId: string) => `team of ${tenantId}`;

/**
 * Runs `change` while nobody else changes the team: what it counts (admins, seats) is still so when it commits. The lock is the tenant's
 * row, as in plans/limits.ts.
 */
export async function changeTeam<T>(ctx: TenantCtx, change: (tx: TenantTx) => Promise<T>): Promise<T> {
  return await inTurn(teamOf(ctx.tenant.id), () =>
    ctx.db.tx(async (tx) => {
      await tx.$queryRaw`select 1 from tenants where id = ${ctx.tenant.id}::uuid for no key update`;
      return await change(tx);
    }),
  );
}
