import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { conflict } from "../../kernel/errors";
import { storable } from "../../kernel/text";
import { recordAudit } from "../audit/record";
import { assertUrl } from "./assert-url";
import { mostEndpoints } from "./rules";
import type { CreateWebhookEndpointInput, NewWebhookEndpointView } from "./schemas";
import { newSecret, sealSecret } from "./secrets";
import { endpointColumns, toEndpointView } from "./view";

/**
 * Makes an endpoint and its secret, which is in the answer and never shown again. Throws validation_failed for an address that may not
 * be called, and conflict when the tenant has as many endpoints as there may be.
 */
export async function createEndpoint(
  ctx: TenantCtx,
  input: CreateWebhookEndpointInput,
): Promise<NewWebhookEndpointView> {
  assertUrl(ctx, input.url);
  const now = ctx.clock.now();
  const id = uuidv7();
  const secret = newSecret();
  const { url } = input;
  const description = storable(input.description);
  const events = [...new Set(input.events)];
  const row = await ctx.db.tx(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`webhook-endpoints:${ctx.tenant.id}`}, 0))`;
    if ((await tx.webhookEndpoint.count()) >= mostEndpoints)
      throw conflict(`An organisation has at most ${mostEndpoints} webhook endpoints. Delete one first.`);
    const made = await tx.webhookEndpoint.create({
      data: { id, url, description, events, sealedSecret: sealSecret(ctx.sealing, id, secret), createdAt: now },
      select: endpointColumns,
    });
    await recordAudit(tx, ctx, {
      action: "webhook_endpoint.created",
      objectType: "webhook_endpoint",
      objectId: id,
      after: { url, description, events },
    });
    return made;
  });
  return { ...toEndpointView(row, 0, now), secret };
}
