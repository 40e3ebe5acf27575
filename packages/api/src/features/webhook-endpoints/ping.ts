import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { pingType } from "./catalogue";
import { eventBody } from "./event-body";
import { orderDelivery } from "./order-delivery";
import type { DeliveryView, WebhookEndpointId } from "./schemas";
import { deliveryColumns, toDeliveryView } from "./view";

/** Sends an event that means nothing, signed like every other. Throws not_found, and conflict for an endpoint that is not active. */
export async function pingEndpoint(ctx: TenantCtx, { id }: WebhookEndpointId): Promise<DeliveryView> {
  const now = ctx.clock.now();
  const eventId = uuidv7();
  return await ctx.db.tx(async (tx) => {
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id }, select: { status: true } });
    if (!endpoint) throw notFound("webhook endpoint");
    if (endpoint.status !== "active") throw conflict("This endpoint is not active. Take it up again first.");
    await tx.webhookEvent.create({
      data: {
        id: eventId,
        eventKey: `ping:${eventId}`,
        type: pingType,
        subjectId: id,
        body: eventBody(pingType, now, { endpoint_id: id }),
        occurredAt: now,
      },
    });
    const row = await tx.webhookDelivery.create({
      data: { endpointId: id, eventId, subjectId: id, nextAttemptAt: now, createdAt: now },
      select: deliveryColumns,
    });
    await orderDelivery(tx);
    return toDeliveryView(row);
  });
}
