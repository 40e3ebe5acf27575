/** Work that outlives the request that caused it, counted so that tests can wait until all is quiet. */
export class Background {
  #pending = 0;
  readonly #waiting = new Set<() => void>();

  get pending(): number {
    return this.#pending;
  }

  /** Starts `task` without waiting for it. The task handles its own errors; one that escapes is a bug and is printed. */
  run(task: () => Promise<void>): void {
    this.#pending++;
    task()
      .catch((error: unknown) => console.error("sandbox: background work failed", error))
      .finally(() => {
        this.#pending--;
        if (this.#pending > 0) return;
        for (const wake of this.#waiting) wake();
        this.#waiting.clear();
      });
  }

  /** Resolves once nothing is under way, or after `timeoutMs`. */
  async idle(timeoutMs: number): Promise<void> {
    if (this.#pending === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
