import { webhookEvents } from "@voxcalls/api/catalogue/webhook-endpoints";
import type { DeliveryView, WebhookEndpointView } from "@voxcalls/api/schemas/webhook-endpoints";

/** What an endpoint may be told, each with when. */
export const eventChoices = Object.entries(webhookEvents).map(([value, when]) => ({ value, when }));

export const endpointStates = {
  active: { tone: "success", word: "Active" },
  paused: { tone: "neutral", word: "Paused" },
  switched_off: { tone: "danger", word: "Switched off" },
} as const satisfies Record<WebhookEndpointView["status"], unknown>;

/** How a delivery stands; one that failed before and is tried again is no longer merely on its way. */
export function deliveryState({ status, attempts }: Pick<DeliveryView, "status" | "attempts">) {
  if (status === "delivered") return { tone: "success", word: "Delivered" } as const;
  if (status === "failed") return { tone: "danger", word: "Failed" } as const;
  return attempts === 0
    ? ({ tone: "info", word: "On its way" } as const)
    : ({ tone: "warning", word: "Trying again" } as const);
}

/** JSON as people read it; anything else as it came. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
