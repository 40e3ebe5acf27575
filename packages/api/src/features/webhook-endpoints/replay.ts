import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { orderDelivery } from "./order-delivery";
import type { DeliveryId, DeliveryView } from "./schemas";
import { deliveryColumns, toDeliveryView } from "./view";

/**
 * Sends the event of a delivery once more, under the same id, behind whatever waits of the same call. The first one stays in the log.
 * Throws not_found, and conflict for one that is still on its way or an endpoint that is not active.
 */
export async function replayDelivery(ctx: TenantCtx, { id, deliveryId }: DeliveryId): Promise<DeliveryView> {
  const now = ctx.clock.now();
  return await ctx.db.tx(async (tx) => {
    const found = await tx.webhookDelivery.findFirst({
      where: { id: deliveryId, endpointId: id },
      select: { eventId: true, subjectId: true, status: true, endpoint: { select: { status: true } } },
    });
    if (!found) throw notFound("delivery");
    if (found.endpoint.status !== "active") throw conflict("This endpoint is not active. Take it up again first.");
    if (found.status === "pending") throw conflict("This one is still on its way.");
    const { eventId, subjectId } = found;
    const row = await tx.webhookDelivery.create({
      data: { endpointId: id, eventId, subjectId, isReplay: true, nextAttemptAt: now, createdAt: now },
      select: deliveryColumns,
    });
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.replayed",
      objectType: "webhook_endpoint",
      objectId: id,
      after: { events: 1, eventId },
    });
    await orderDelivery(tx);
    return toDeliveryView(row);
  });
}
