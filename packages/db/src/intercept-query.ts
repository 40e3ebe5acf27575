/**
 * Puts `answer` before the `query` method of a pg pool or client. pg declares a dozen overloads of it, which no single
 * function can override by type; what `answer` returns has to be what the method would have returned.
 * @param answer is given the arguments and the original method.
 */
export function interceptQuery(target: object, answer: (args: unknown[], query: Query) => unknown): void {
  const original = Reflect.get(target, "query") as (...args: unknown[]) => unknown;
  const query: Query = (args) => original.apply(target, args);
  Object.defineProperty(target, "query", {
    configurable: true,
    writable: true,
    value: (...args: unknown[]) => answer(args, query),
  });
}

type Query = (args: unknown[]) => unknown;
