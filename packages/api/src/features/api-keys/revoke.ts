import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import type { ApiKeyId } from "./schemas";

/** Ends a key for good, from its next request on. One that was revoked stays so. Throws not_found. */
export async function revokeApiKey(ctx: TenantCtx, { id }: ApiKeyId): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const key = await tx.apiKey.findUnique({ where: { id }, select: { name: true, prefix: true } });
    if (!key) throw notFound("API key");
    const { count } = await tx.apiKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count === 0) return;
    await recordAudit(tx, ctx, { action: "api_key.revoked", objectType: "api_key", objectId: id, before: key });
  });
}
