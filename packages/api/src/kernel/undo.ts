import type { Log } from "./log";

/**
 * The compensations of a saga: each step pushes how to take it back; `run` does so in reverse. A compensation that fails
 * is handed to `later` (a job with retries), so that nothing made at a provider is forgotten.
 */
export class Undo {
  readonly #steps: { what: string; back: () => Promise<void>; later: () => Promise<void> }[] = [];

  constructor(private readonly log: Log) {}

  push(what: string, back: () => Promise<void>, later: () => Promise<void>): void {
    this.#steps.push({ what, back, later });
  }

  async run(): Promise<void> {
    for (const step of this.#steps.toReversed()) {
      try {
        await step.back();
      } catch (error) {
        this.log.warn({ err: error, step: step.what }, "could not be undone at once; a job will");
        await step.later();
      }
    }
  }
}
