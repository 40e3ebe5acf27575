export interface CircuitOptions {
  /** So many failures in a row open it. */
  failures: number;
  /** While it is open, one request in this span goes out to see whether the service is back. */
  pauseMs: number;
}

const USUAL: CircuitOptions = { failures: 5, pauseMs: 10_000 };

/**
 * Spares people the wait for a service that is down: after some failures in a row requests fail at once, but for one now and then. While
 * that one is under way the others do not wait for it, which the known libraries make them do.
 */
export class Circuit {
  readonly #options: CircuitOptions;
  #failures = 0;
  #probeAtMs = 0;

  constructor(options: CircuitOptions = USUAL) {
    this.#options = options;
  }

  /** How long requests still have to stay away; 0 lets this one out. */
  shutForMs(): number {
    const nowMs = performance.now();
    if (this.#failures < this.#options.failures) return 0;
    if (nowMs < this.#probeAtMs) return this.#probeAtMs - nowMs;
    this.#probeAtMs = nowMs + this.#options.pauseMs;
    return 0;
  }

  note(isOutage: boolean): void {
    this.#failures = isOutage ? this.#failures + 1 : 0;
    if (this.#failures === this.#options.failures) this.#probeAtMs = performance.now() + this.#options.pauseMs;
  }
}
