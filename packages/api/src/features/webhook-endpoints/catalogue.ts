/** Everything that an endpoint can be told of, and when it is told. */
export const webhookEvents = {
  "call.started": "A call was answered and goes on.",
  "call.ended": "A call is over, or never connected.",
  "call.analyzed": "Summary, sentiment and success of a call are known.",
  "usage.corrected": "What a call is charged was set right: its charge before and now.",
} as const satisfies Record<`${string}.${string}`, string>;

export type WebhookEventType = keyof typeof webhookEvents;

export const webhookEventTypes = Object.keys(webhookEvents) as [WebhookEventType, ...WebhookEventType[]];

/** Sent when somebody tries an endpoint, whatever it has chosen. */
export const pingType = "ping";
