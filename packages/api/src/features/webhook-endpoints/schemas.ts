import { z } from "zod";
import { PageInput } from "../../kernel/page";
import { webhookEventTypes } from "./catalogue";

export const ListWebhookEndpointsInput = PageInput;
export type ListWebhookEndpointsInput = z.infer<typeof ListWebhookEndpointsInput>;

export const WebhookEndpointId = z.object({ id: z.uuid() });
export type WebhookEndpointId = z.infer<typeof WebhookEndpointId>;

const Url = z
  .string()
  .trim()
  .min(1, "Write the address that is to be called.")
  .max(2048, "At most 2048 characters.")
  .describe("https, on the usual port, of a host on the open internet. Redirects are not followed.");
const Description = z.string().trim().max(200, "At most 200 characters.");
const Events = z
  .array(z.enum(webhookEventTypes, "is not an event of the catalogue."))
  .min(1, "Choose at least one event.")
  .max(webhookEventTypes.length);

export const CreateWebhookEndpointInput = z.object({
  url: Url,
  description: Description.default(""),
  events: Events,
});
export type CreateWebhookEndpointInput = z.infer<typeof CreateWebhookEndpointInput>;

export const UpdateWebhookEndpointInput = z.object({
  id: z.uuid(),
  url: Url.optional(),
  description: Description.optional(),
  events: Events.optional(),
  status: z.enum(["active", "paused"]).optional().describe("`active` also takes up again what was switched off."),
});
export type UpdateWebhookEndpointInput = z.infer<typeof UpdateWebhookEndpointInput>;

export const WebhookEndpointView = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.string()),
  status: z.enum(["active", "paused", "switched_off"]).describe("`switched_off`: it failed for a day."),
  switchedOffAt: z.date().nullable(),
  switchedOffReason: z.string().nullable(),
  rotationEndsAt: z.date().nullable().describe("Until then two signatures are sent: of the new secret and of the old."),
  lastSuccessAt: z.date().nullable(),
  waiting: z.int().describe("Deliveries that are still to be made."),
  createdAt: z.date(),
});
export type WebhookEndpointView = z.infer<typeof WebhookEndpointView>;

export const NewWebhookEndpointView = WebhookEndpointView.extend({
  secret: z.string().describe("Signs what is sent (`whsec_…`). Shown this once."),
});
export type NewWebhookEndpointView = z.infer<typeof NewWebhookEndpointView>;

export const RotateSecretInput = WebhookEndpointId.extend({
  stop: z
    .enum(["old", "new"])
    .optional()
    .describe(
      "While two secrets sign, and only then: which of them stops at once. The other one signs on for 24 hours.",
    ),
});
export type RotateSecretInput = z.infer<typeof RotateSecretInput>;

export const RotatedSecret = z.object({
  secret: z.string().describe("Shown this once."),
  rotationEndsAt: z.date().describe("Until then the old secret signs as well."),
});
export type RotatedSecret = z.infer<typeof RotatedSecret>;

const deliveryStatus = z.enum(["pending", "delivered", "failed"]);

export const ListDeliveriesInput = PageInput.extend({
  id: z.uuid(),
  status: deliveryStatus.optional(),
  type: z.string().max(64).optional().describe("Of the event, like `call.ended`."),
});
export type ListDeliveriesInput = z.infer<typeof ListDeliveriesInput>;

export const DeliveryId = z.object({ id: z.uuid(), deliveryId: z.uuid() });
export type DeliveryId = z.infer<typeof DeliveryId>;

export const DeliveryView = z.object({
  id: z.uuid(),
  eventId: z.uuid().describe("The `webhook-id` that is sent: the same in every try and replay."),
  type: z.string(),
  subjectId: z.uuid().describe("What the event is about: a call."),
  status: deliveryStatus,
  isReplay: z.boolean(),
  attempts: z.int(),
  nextAttemptAt: z.date().nullable(),
  lastAttemptAt: z.date().nullable(),
  deliveredAt: z.date().nullable(),
  answerStatus: z.int().nullable(),
  problem: z.string().nullable(),
  tookMs: z.int().nullable(),
  createdAt: z.date(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const WholeDeliveryView = DeliveryView.extend({
  body: z.string().describe("What is sent, byte for byte."),
  answerBody: z.string().nullable().describe("The first 4 kB of the last answer."),
});
export type WholeDeliveryView = z.infer<typeof WholeDeliveryView>;

export const ReplaySpanInput = z.object({
  id: z.uuid(),
  from: z.date("Say from when on."),
  to: z.date("Say until when."),
  everything: z.boolean().default(false).describe("Also what was delivered; otherwise only what never was."),
});
export type ReplaySpanInput = z.infer<typeof ReplaySpanInput>;

export const ReplayedSpan = z.object({ replayed: z.int() });
export type ReplayedSpan = z.infer<typeof ReplayedSpan>;
