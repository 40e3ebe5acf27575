import type { TenantCtx } from "../../kernel/context";
import { after, toPage } from "../../kernel/cursor";
import { notFound } from "../../kernel/errors";
import type { Page } from "../../kernel/page";
import type { DeliveryView, ListDeliveriesInput } from "./schemas";
import { deliveryColumns, toDeliveryView } from "./view";

/** The log of an endpoint, newest first. Throws not_found. */
export async function listDeliveries(ctx: TenantCtx, input: ListDeliveriesInput): Promise<Page<DeliveryView>> {
  const { id, status, type } = input;
  if (!(await ctx.db.webhookEndpoint.findUnique({ where: { id }, select: { id: true } })))
    throw notFound("webhook endpoint");
  const rows = await ctx.db.webhookDelivery.findMany({
    where: {
      endpointId: id,
      ...(status && { status }),
      ...(type !== undefined && { event: { type } }),
      ...after("createdAt", input.cursor),
    },
    select: deliveryColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  return toPage(rows, input.limit, (row) => row.createdAt, toDeliveryView);
}
