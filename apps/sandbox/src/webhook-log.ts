import { randomUUID } from "node:crypto";

export interface OutgoingWebhook {
  event: string;
  callId: string;
  url: string;
  body: unknown;
  timeoutMs: number;
}

/** One webhook and every attempt to deliver it, as `/_sandbox/webhooks` shows it. Times in ms since the epoch. */
export interface Delivery {
  id: string;
  event: string;
  call_id: string;
  url: string;
  /** The raw bytes that were signed. */
  body: string;
  created_at: number;
  state: "pending" | "delivered" | "failed" | "dropped";
  attempts: {
    at: number;
    signature: string;
    status: number | null;
    error: string | null;
    answer: string;
    duration_ms: number;
  }[];
}

export function newDelivery(webhook: OutgoingWebhook, now: number): Delivery {
  return {
    id: randomUUID(),
    event: webhook.event,
    call_id: webhook.callId,
    url: webhook.url,
    body: JSON.stringify(webhook.body),
    created_at: now,
    state: "pending",
    attempts: [],
  };
}

/** The latest deliveries, oldest first. They live in memory only: a restart forgets them. */
export class WebhookLog {
  #deliveries: Delivery[] = [];

  add(delivery: Delivery): void {
    this.#deliveries.push(delivery);
    if (this.#deliveries.length > 20_000) this.#deliveries = this.#deliveries.slice(-10_000);
  }

  list(filter: { callId?: string; event?: string } = {}): Delivery[] {
    return this.#deliveries.filter(
      (d) =>
        (filter.callId === undefined || d.call_id === filter.callId) &&
        (filter.event === undefined || d.event === filter.event),
    );
  }

  find(id: string): Delivery | undefined {
    return this.#deliveries.find((d) => d.id === id);
  }

  clear(): void {
    this.#deliveries = [];
  }
}
