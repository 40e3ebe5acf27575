import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import type { WebhookEndpointId } from "./schemas";

/** Ends a rotation before its day is over: the old secret signs no more from now on. Throws not_found, and conflict when one alone signs. */
export async function endOldSecret(ctx: TenantCtx, { id }: WebhookEndpointId): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, rotationEndsAt: { gt: ctx.clock.now() } },
      data: { sealedPreviousSecret: null, rotationEndsAt: null },
    });
    if (!(await tx.webhookEndpoint.findUnique({ where: { id }, select: { id: true } })))
      throw notFound("webhook endpoint");
    if (count === 0) throw conflict("There is no old secret that signs.");
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.old_secret_ended",
      objectType: "webhook_endpoint",
      objectId: id,
    });
  });
}
