import { join } from "node:path";
import { Journal } from "./journal";
import { collectionNames, type Collections, World } from "./world";

type Name = keyof Collections;

/** Everything the sandbox knows, in memory, and in a journal under `stateDir` when one is given. */
export class Store {
  readonly #maps = new Map<Name, Map<string, unknown>>(collectionNames.map((name) => [name, new Map()]));
  readonly #journal: Journal | undefined;

  constructor(stateDir: string | undefined) {
    if (stateDir === undefined) return;
    this.#journal = new Journal(join(stateDir, "sandbox.ndjson"));
    this.#journal.replay((collection, key, value) => {
      const map = this.#maps.get(collection as Name);
      if (value === undefined) map?.delete(key);
      else map?.set(key, value);
    });
    this.#journal.rewrite(this.#entries());
  }

  get<N extends Name>(name: N, key: string): Collections[N] | undefined {
    return this.#map(name).get(key);
  }

  put<N extends Name>(name: N, key: string, value: Collections[N]): void {
    this.#map(name).set(key, value);
    this.#record(name, key, value);
  }

  remove(name: Name, key: string): boolean {
    const existed = this.#map(name).delete(key);
    if (existed) this.#record(name, key, undefined);
    return existed;
  }

  /** In the order of creation. */
  all<N extends Name>(name: N): Collections[N][] {
    return [...this.#map(name).values()];
  }

  keys(name: Name): string[] {
    return [...this.#map(name).keys()];
  }

  /** The whole world, as `load` takes it. */
  dump(): World {
    const collections = collectionNames.map((name) => [name, Object.fromEntries(this.#map(name))]);
    return World.parse(Object.fromEntries(collections));
  }

  /** Replaces the whole world. */
  load(world: World): void {
    for (const name of collectionNames) this.#maps.set(name, new Map(Object.entries(world[name])));
    this.#journal?.rewrite(this.#entries());
  }

  close(): void {
    this.#journal?.close();
  }

  #map<N extends Name>(name: N): Map<string, Collections[N]> {
    // The maps are made from `collectionNames`, so every name has one, holding that collection's values.
    return this.#maps.get(name) as Map<string, Collections[N]>;
  }

  #record(name: Name, key: string, value: unknown): void {
    this.#journal?.append(name, key, value);
    const live = [...this.#maps.values()].reduce((sum, map) => sum + map.size, 0);
    if (this.#journal?.isWorthCompacting(live)) this.#journal.rewrite(this.#entries());
  }

  *#entries(): Generator<[string, string, unknown]> {
    for (const [name, map] of this.#maps) for (const [key, value] of map) yield [name, key, value];
  }
}
