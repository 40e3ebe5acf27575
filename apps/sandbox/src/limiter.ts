/** Lets at most `max` tasks run at once; the others wait in the order in which they came. */
export class Limiter {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly max: number) {}

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.max) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      // A waiting task takes the place over directly, so that a newcomer cannot slip in between.
      if (next) next();
      else this.#running--;
    }
  }
}
