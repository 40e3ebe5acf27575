/** What the pages hear of, as it happens. `data` is what the control API would answer for the same thing. */
export type SandboxEvent =
  { type: "call" | "webhook"; callId: string; data: unknown } | { type: "mail"; data: unknown };

type Listener = (event: SandboxEvent) => void;

/** Tells every listener what changes. */
export class EventBus {
  readonly #listeners = new Set<Listener>();

  emit(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Returns the function that ends the listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
