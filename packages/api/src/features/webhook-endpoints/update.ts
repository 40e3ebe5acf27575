import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { storable } from "../../kernel/text";
import { recordAudit } from "../audit/record";
import { assertUrl } from "./assert-url";
import { orderDelivery } from "./order-delivery";
import type { UpdateWebhookEndpointInput, WebhookEndpointView } from "./schemas";
import { endpointColumns, toEndpointView } from "./view";
import { waitingFor } from "./waiting-for";

/**
 * Changes an endpoint. Taken up again, it is sent what still waits, from the first try on. Throws not_found, and validation_failed for
 * an address that may not be called.
 */
export async function updateEndpoint(ctx: TenantCtx, input: UpdateWebhookEndpointInput): Promise<WebhookEndpointView> {
  const { id, url, status } = input;
  if (url !== undefined) assertUrl(ctx, url);
  const events = input.events && [...new Set(input.events)];
  const description = input.description === undefined ? undefined : storable(input.description);
  return await ctx.db.tx(async (tx) => {
    const before = await tx.webhookEndpoint.findUnique({ where: { id }, select: endpointColumns });
    if (!before) throw notFound("webhook endpoint");
    const row = await tx.webhookEndpoint.update({
      where: { id },
      data: {
        ...(url !== undefined && { url }),
        ...(description !== undefined && { description }),
        ...(events && { events }),
        ...(status && { status, switchedOffAt: null, switchedOffReason: null }),
        updatedAt: ctx.clock.now(),
      },
      select: endpointColumns,
    });
    if (status === "active" && before.status !== "active") await beginAnew(tx, ctx, id);
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.updated",
      objectType: "webhook_endpoint",
      objectId: id,
      before: audited(before),
      after: audited(row),
    });
    return toEndpointView(row, (await waitingFor(tx, [id])).get(id) ?? 0, ctx.clock.now());
  });
}

const audited = ({ url, description, events, status }: Omit<WebhookEndpointView, "waiting">) => ({
  url,
  description,
  events,
  status,
});

async function beginAnew(tx: TenantTx, ctx: TenantCtx, endpointId: string): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId, status: "pending" },
    data: { attempts: 0, firstAttemptAt: null, nextAttemptAt: ctx.clock.now() },
  });
  await orderDelivery(tx);
}
