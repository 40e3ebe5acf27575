import { setMaxListeners } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Background } from "./background";
import type { EventBus } from "./event-bus";
import type { FaultBook } from "./faults";
import { Journal } from "./journal";
import { Limiter } from "./limiter";
import { post } from "./webhook-post";
import { faultySignature, type WebhookFault } from "./webhook-faults";
import { type Delivery, newDelivery, type OutgoingWebhook, WebhookLog } from "./webhook-log";
import { signWebhook } from "./webhook-signature";

interface Parts {
  key: string;
  now: () => number;
  /** Pauses before the second, third and fourth attempt. Retell does not document its own. */
  retryDelaysMs: readonly number[];
  background: Background;
  bus: EventBus;
  faults: FaultBook;
  /** Where the log is kept; in memory only when missing. */
  stateDir: string | undefined;
}

/** Why deliveries under way end: they are given up for good, or the process ends and the next one goes on with them. */
const closing = new Error("the sandbox is closing");

/** Sends webhooks as Retell does: signed, in order but without waiting for one another, retried three times. */
export class WebhookSender {
  readonly log: WebhookLog;
  /** Bounds sockets, not order: deliveries start first come, first served. */
  readonly #limiter = new Limiter(32);
  #stopping = newStopping();
  /** What waits, by call, for the next event of that call to overtake it. */
  readonly #heldBack = new Map<string, (() => void)[]>();

  constructor(private readonly parts: Parts) {
    const { stateDir } = parts;
    this.log = new WebhookLog(stateDir === undefined ? undefined : new Journal(join(stateDir, "webhooks.ndjson")));
  }

  /** Goes on with what was under way when the sandbox last stopped. A question about a call that rang is nobody's any more. */
  resume(): void {
    for (const delivery of this.log.list()) {
      if (delivery.state !== "pending") continue;
      if (delivery.event === "call_inbound") this.#finish(delivery, "failed");
      else this.#sendInBackground(delivery);
    }
  }

  /** Ends everything that is under way, for `resume` of the next process to go on with. */
  close(): void {
    this.#stopping.abort(closing);
    this.log.close();
  }

  /** Queues an event; whether it arrives is told by the log. */
  send(webhook: OutgoingWebhook): void {
    const fault = this.parts.faults.takeWebhookFault(webhook.event);
    for (let copy = 0; copy <= (fault.duplicate ?? 0); copy++) {
      const delivery = this.#record(webhook);
      const mayGo = fault.reorder ? this.#untilOvertaken(webhook.callId) : undefined;
      if (fault.drop) this.#finish(delivery, "dropped");
      else this.parts.background.run(() => this.#sendOne(delivery, webhook, fault, mayGo));
    }
    if (!fault.reorder) this.#releaseHeldBack(webhook.callId);
  }

  /** Sends an event and gives the text of the first 2xx answer, or undefined when every attempt failed. */
  async ask(webhook: OutgoingWebhook): Promise<string | undefined> {
    const fault = this.parts.faults.takeWebhookFault(webhook.event);
    const delivery = this.#record(webhook);
    if (fault.drop) {
      this.#finish(delivery, "dropped");
      return undefined;
    }
    for (let copy = 0; copy < (fault.duplicate ?? 0); copy++) {
      this.parts.background.run(() => this.#sendOne(this.#record(webhook), webhook, fault));
    }
    const { signal } = this.#stopping;
    await pause(fault.delay_ms ?? 0, signal);
    return this.#attemptAll(delivery, webhook.timeoutMs, fault, signal);
  }

  /** Sends a delivery of the log once more, as a new one with a fresh signature. */
  replay(delivery: Delivery): Delivery {
    const copy = this.#record({
      ...delivery,
      callId: delivery.call_id,
      body: JSON.parse(delivery.body),
      timeoutMs: 10_000,
    });
    this.#sendInBackground(copy);
    return copy;
  }

  #sendInBackground(delivery: Delivery): void {
    this.parts.background.run(async () => {
      await this.#attemptAll(delivery, delivery.timeout_ms, {}, this.#stopping.signal);
    });
  }

  /** Gives up everything that is under way. */
  giveUp(): void {
    this.#stopping.abort();
    this.#stopping = newStopping();
    for (const callId of this.#heldBack.keys()) this.#releaseHeldBack(callId);
  }

  async #sendOne(
    delivery: Delivery,
    webhook: OutgoingWebhook,
    fault: WebhookFault,
    mayGo?: Promise<void>,
  ): Promise<void> {
    const { signal } = this.#stopping;
    await pause(fault.delay_ms ?? 0, signal);
    await mayGo;
    await this.#attemptAll(delivery, webhook.timeoutMs, fault, signal);
  }

  async #attemptAll(
    delivery: Delivery,
    timeoutMs: number,
    fault: WebhookFault,
    stopping: AbortSignal,
  ): Promise<string | undefined> {
    for (const delayMs of [0, ...this.parts.retryDelaysMs].slice(delivery.attempts.length)) {
      await pause(delayMs, stopping);
      if (stopping.aborted) break;
      const answer = await this.#limiter.run(() => this.#attempt(delivery, timeoutMs, fault, stopping));
      if (answer !== undefined) {
        this.#finish(delivery, "delivered");
        return answer;
      }
    }
    if (stopping.reason !== closing) this.#finish(delivery, "failed");
    return undefined;
  }

  async #attempt(
    delivery: Delivery,
    timeoutMs: number,
    fault: WebhookFault,
    stopping: AbortSignal,
  ): Promise<string | undefined> {
    const at = this.parts.now();
    const signature = faultySignature((t) => signWebhook(delivery.body, this.parts.key, t), fault, at);
    const started = performance.now();
    const result = await post(delivery.url, delivery.body, signature, timeoutMs, stopping);
    if (stopping.reason === closing && result.status === null) return undefined;
    delivery.attempts.push({
      at,
      signature,
      status: result.status,
      error: result.error,
      answer: result.text.slice(0, 2000),
      duration_ms: Math.round(performance.now() - started),
    });
    this.#save(delivery);
    return result.status !== null && result.status >= 200 && result.status < 300 ? result.text : undefined;
  }

  #record(webhook: OutgoingWebhook): Delivery {
    const delivery = newDelivery(webhook, this.parts.now());
    this.#save(delivery);
    return delivery;
  }

  #finish(delivery: Delivery, state: Delivery["state"]): void {
    delivery.state = state;
    this.#save(delivery);
  }

  #save(delivery: Delivery): void {
    if (this.#stopping.signal.reason === closing) return;
    this.log.save(delivery);
    this.parts.bus.emit({ type: "webhook", callId: delivery.call_id, data: delivery });
  }

  async #untilOvertaken(callId: string): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 1000);
      const release = () => {
        clearTimeout(timer);
        // The overtaking event needs a head start to arrive first.
        setTimeout(resolve, 50);
      };
      this.#heldBack.set(callId, [...(this.#heldBack.get(callId) ?? []), release]);
    });
  }

  #releaseHeldBack(callId: string): void {
    const held = this.#heldBack.get(callId) ?? [];
    this.#heldBack.delete(callId);
    for (const release of held) release();
  }
}

/** Many deliveries listen to it at once, which is no leak. */
function newStopping(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

async function pause(ms: number, stopping: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal: stopping }).catch(() => undefined);
}
