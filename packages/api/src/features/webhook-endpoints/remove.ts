import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import type { WebhookEndpointId } from "./schemas";

/** Deletes an endpoint with its log; what was still to be delivered to it is not. Throws not_found. */
export async function removeEndpoint(ctx: TenantCtx, { id }: WebhookEndpointId): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const before = await tx.webhookEndpoint.findUnique({ where: { id }, select: { url: true, events: true } });
    if (!before) throw notFound("webhook endpoint");
    await tx.webhookEndpoint.delete({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.deleted",
      objectType: "webhook_endpoint",
      objectId: id,
      before,
    });
  });
}
