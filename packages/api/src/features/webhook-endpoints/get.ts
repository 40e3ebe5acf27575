import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import type { WebhookEndpointId, WebhookEndpointView } from "./schemas";
import { endpointColumns, toEndpointView } from "./view";
import { waitingFor } from "./waiting-for";

/** Throws not_found. */
export async function getEndpoint(ctx: TenantCtx, { id }: WebhookEndpointId): Promise<WebhookEndpointView> {
  const row = await ctx.db.webhookEndpoint.findUnique({ where: { id }, select: endpointColumns });
  if (!row) throw notFound("webhook endpoint");
  return toEndpointView(row, (await waitingFor(ctx.db, [id])).get(id) ?? 0, ctx.clock.now());
}
