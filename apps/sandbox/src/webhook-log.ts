import { randomUUID } from "node:crypto";
import type { Journal } from "./journal";

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
  /** How long the receiver has for its answer. */
  timeout_ms: number;
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
    timeout_ms: webhook.timeoutMs,
    created_at: now,
    state: "pending",
    attempts: [],
  };
}

const most = 20_000;

/** The latest deliveries, oldest first; kept in a journal of their own when one is given, and there after a restart. */
export class WebhookLog {
  #deliveries = new Map<string, Delivery>();

  constructor(private readonly journal?: Journal) {
    journal?.replay((_collection, id, value) => {
      if (value === undefined) this.#deliveries.delete(id);
      else this.#deliveries.set(id, value as Delivery);
    });
    this.#rewrite();
  }

  /** Takes in a new delivery, or what became of one that is there. */
  save(delivery: Delivery): void {
    this.#deliveries.set(delivery.id, delivery);
    this.journal?.append("webhooks", delivery.id, delivery);
    if (this.#deliveries.size > most) {
      this.#deliveries = new Map([...this.#deliveries].slice(-most / 2));
      this.#rewrite();
    } else if (this.journal?.isWorthCompacting(this.#deliveries.size)) {
      this.#rewrite();
    }
  }

  list(filter: { callId?: string; event?: string } = {}): Delivery[] {
    return [...this.#deliveries.values()].filter(
      (d) =>
        (filter.callId === undefined || d.call_id === filter.callId) &&
        (filter.event === undefined || d.event === filter.event),
    );
  }

  find(id: string): Delivery | undefined {
    return this.#deliveries.get(id);
  }

  clear(): void {
    this.#deliveries.clear();
    this.#rewrite();
  }

  close(): void {
    this.journal?.close();
  }

  #rewrite(): void {
    this.journal?.rewrite([...this.#deliveries].map(([id, delivery]) => ["webhooks", id, delivery]));
  }
}
