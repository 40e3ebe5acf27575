import type { TenantCtx } from "../../kernel/context";
import { recordAudit } from "../audit/record";
import type { RevokedKeys } from "./schemas";

/** Ends every key of the tenant at once, for the day when one leaked and nobody knows which. Answers how many there were. */
export async function revokeAllApiKeys(ctx: TenantCtx): Promise<RevokedKeys> {
  return await ctx.db.tx(async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count > 0) await recordAudit(tx, ctx, { action: "api_key.all_revoked", after: { keys: count } });
    return { revoked: count };
  });
}
