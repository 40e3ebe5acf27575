import { pageOf } from "../../kernel/page";
import { can, rest, router } from "../../trpc";
import { createEndpoint } from "./create";
import { endOldSecret } from "./end-old-secret";
import { getEndpoint } from "./get";
import { getDelivery } from "./get-delivery";
import { listEndpoints } from "./list";
import { listDeliveries } from "./list-deliveries";
import { pingEndpoint } from "./ping";
import { removeEndpoint } from "./remove";
import { replayDelivery } from "./replay";
import { replaySpan } from "./replay-span";
import { rotateSecret } from "./rotate-secret";
import {
  CreateWebhookEndpointInput,
  DeliveryId,
  DeliveryView,
  ListDeliveriesInput,
  ListWebhookEndpointsInput,
  NewWebhookEndpointView,
  ReplayedSpan,
  ReplaySpanInput,
  RotatedSecret,
  RotateSecretInput,
  UpdateWebhookEndpointInput,
  WebhookEndpointId,
  WebhookEndpointView,
  WholeDeliveryView,
} from "./schemas";
import { updateEndpoint } from "./update";

const path = "/webhook-endpoints";

export const webhookEndpointsRouter = router({
  list: can("webhooks:read")
    .meta(rest("GET", path, "Webhook endpoints, newest first"))
    .input(ListWebhookEndpointsInput)
    .output(pageOf(WebhookEndpointView))
    .query(({ ctx, input }) => listEndpoints(ctx, input)),
  create: can("webhooks:manage")
    .meta(rest("POST", path, "Make a webhook endpoint; its secret is shown this once", { status: 201 }))
    .input(CreateWebhookEndpointInput)
    .output(NewWebhookEndpointView)
    .mutation(({ ctx, input }) => createEndpoint(ctx, input)),
  get: can("webhooks:read")
    .meta(rest("GET", `${path}/{id}`, "A webhook endpoint"))
    .input(WebhookEndpointId)
    .output(WebhookEndpointView)
    .query(({ ctx, input }) => getEndpoint(ctx, input)),
  update: can("webhooks:manage")
    .meta(rest("PATCH", `${path}/{id}`, "Change, pause or take up a webhook endpoint"))
    .input(UpdateWebhookEndpointInput)
    .output(WebhookEndpointView)
    .mutation(({ ctx, input }) => updateEndpoint(ctx, input)),
  remove: can("webhooks:manage")
    .meta(rest("DELETE", `${path}/{id}`, "Delete a webhook endpoint and its log", { respond: "empty" }))
    .input(WebhookEndpointId)
    .mutation(({ ctx, input }) => removeEndpoint(ctx, input)),
  rotateSecret: can("webhooks:manage")
    .meta(rest("POST", `${path}/{id}/rotate-secret`, "A new secret; for 24 hours the old one signs as well"))
    .input(RotateSecretInput)
    .output(RotatedSecret)
    .mutation(({ ctx, input }) => rotateSecret(ctx, input)),
  endOldSecret: can("webhooks:manage")
    .meta(
      rest("POST", `${path}/{id}/end-old-secret`, "The old secret of a rotation signs no more", { respond: "empty" }),
    )
    .input(WebhookEndpointId)
    .mutation(({ ctx, input }) => endOldSecret(ctx, input)),
  ping: can("webhooks:manage")
    .meta(rest("POST", `${path}/{id}/ping`, "Send an event to try an endpoint", { status: 202 }))
    .input(WebhookEndpointId)
    .output(DeliveryView)
    .mutation(({ ctx, input }) => pingEndpoint(ctx, input)),
  deliveries: can("webhooks:read")
    .meta(rest("GET", `${path}/{id}/deliveries`, "What an endpoint was sent, newest first"))
    .input(ListDeliveriesInput)
    .output(pageOf(DeliveryView))
    .query(({ ctx, input }) => listDeliveries(ctx, input)),
  delivery: can("webhooks:read")
    .meta(rest("GET", `${path}/{id}/deliveries/{delivery_id}`, "One delivery with request and answer"))
    .input(DeliveryId)
    .output(WholeDeliveryView)
    .query(({ ctx, input }) => getDelivery(ctx, input)),
  replay: can("webhooks:manage")
    .meta(rest("POST", `${path}/{id}/deliveries/{delivery_id}/replay`, "Send an event once more", { status: 202 }))
    .input(DeliveryId)
    .output(DeliveryView)
    .mutation(({ ctx, input }) => replayDelivery(ctx, input)),
  replaySpan: can("webhooks:manage")
    .meta(rest("POST", `${path}/{id}/replay`, "Send the events of a span again", { status: 202 }))
    .input(ReplaySpanInput)
    .output(ReplayedSpan)
    .mutation(({ ctx, input }) => replaySpan(ctx, input)),
});
