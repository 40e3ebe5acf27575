import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** It holds numbers, names and what was said. */
const ownerOnly = 0o600;

/** One change of the world: the new value of a key, or its removal when `v` is missing. */
interface Entry {
  c: string;
  k: string;
  v?: unknown;
}

/**
 * An append-only file of changes. Every change is handed to the operating system before the answer leaves, so a
 * `kill -9` loses nothing; a line torn by the kill is skipped when the file is read.
 */
export class Journal {
  #fd: number | undefined;
  #entries = 0;

  constructor(private readonly path: string) {}

  /** Calls `apply` for every change in the file, oldest first. */
  replay(apply: (collection: string, key: string, value: unknown) => void): void {
    if (!existsSync(this.path)) return;
    for (const line of readFileSync(this.path, "utf8").split("\n")) {
      const entry = parseEntry(line);
      if (entry) apply(entry.c, entry.k, entry.v);
    }
  }

  append(collection: string, key: string, value: unknown): void {
    this.#fd ??= this.#open();
    writeSync(this.#fd, JSON.stringify({ c: collection, k: key, v: value } satisfies Entry) + "\n");
    this.#entries++;
  }

  /** True once most lines of the file have been overtaken by later ones. */
  isWorthCompacting(liveEntries: number): boolean {
    return this.#entries > 1000 && this.#entries > liveEntries * 8;
  }

  /** Replaces the file by one that holds `entries` only; a crash leaves either the old file or the new one. */
  rewrite(entries: Iterable<[collection: string, key: string, value: unknown]>): void {
    this.close();
    this.#makeFolder();
    const lines = [...entries].map(([c, k, v]) => JSON.stringify({ c, k, v } satisfies Entry) + "\n");
    writeFileSync(`${this.path}.tmp`, lines.join(""), { mode: ownerOnly });
    chmodSync(`${this.path}.tmp`, ownerOnly);
    renameSync(`${this.path}.tmp`, this.path);
    this.#entries = lines.length;
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  #open(): number {
    this.#makeFolder();
    return openSync(this.path, "a", ownerOnly);
  }

  #makeFolder(): void {
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
  }
}

function parseEntry(line: string): Entry | undefined {
  if (line === "") return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
