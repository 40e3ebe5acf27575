/** What was opened, to be closed in the opposite order: by Ctrl-C, by SIGTERM, by a failure or by a part that died. */
export class Ending {
  readonly #acts: (() => Promise<void>)[] = [];
  readonly #abort = new AbortController();

  /** Aborted once the end has begun; its reason is an Error if something failed, else the name of the signal. */
  readonly signal = this.#abort.signal;

  /** Registers how to close what was just opened. */
  afterwards(act: () => Promise<void>): void {
    this.#acts.push(act);
  }

  /** Begins the end. Whatever asks after the first is not heard. */
  begin(reason: Error | NodeJS.Signals): void {
    this.#abort.abort(reason);
  }

  /** Resolves when the end has begun. */
  async begun(): Promise<void> {
    if (this.signal.aborted) return;
    await new Promise((resolve) => this.signal.addEventListener("abort", resolve, { once: true }));
  }

  /** Closes everything, newest first. One that fails is told and does not keep the others open. */
  async close(): Promise<void> {
    for (const act of this.#acts.splice(0).reverse()) {
      await act().catch((error: unknown) => console.error(error));
    }
  }
}
