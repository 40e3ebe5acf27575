import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import type { DeliveryId, WholeDeliveryView } from "./schemas";
import { deliveryColumns, toDeliveryView } from "./view";

/** One delivery with what was sent and answered. Throws not_found. */
export async function getDelivery(ctx: TenantCtx, { id, deliveryId }: DeliveryId): Promise<WholeDeliveryView> {
  const row = await ctx.db.webhookDelivery.findFirst({
    where: { id: deliveryId, endpointId: id },
    select: { ...deliveryColumns, answerBody: true, event: { select: { type: true, body: true } } },
  });
  if (!row) throw notFound("delivery");
  const { answerBody, ...delivery } = row;
  return { ...toDeliveryView(delivery), body: row.event.body, answerBody };
}
