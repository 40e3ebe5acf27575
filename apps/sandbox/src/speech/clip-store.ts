import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Span } from "./align";

/** One spoken sentence without the silence around it; word times in seconds from its start. */
export interface Clip {
  samples: Int16Array;
  words: Span[];
  seconds: number;
}

const MOST_IN_MEMORY_SAMPLES = 32_000_000;
const MOST_FILES = 4000;

/** Spoken sentences by what was said and in which voice: the latest in memory, all of them in a folder if there is one. */
export class ClipStore {
  readonly #memory = new Map<string, Clip>();
  #samplesInMemory = 0;
  #folder: string | undefined;

  /** Uses (and makes) this folder; old clips beyond a few thousand are thrown away. */
  keepIn(folder: string): void {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    void prune(folder);
  }

  async get(key: string): Promise<Clip | undefined> {
    const clip = this.#memory.get(key) ?? (await this.#read(key));
    if (clip) this.#remember(key, clip);
    return clip;
  }

  async put(key: string, clip: Clip): Promise<void> {
    this.#remember(key, clip);
    if (this.#folder === undefined) return;
    const file = this.#fileOf(this.#folder, key);
    const partial = `${file}.${randomUUID()}.part`;
    const head = Buffer.from(
      `${JSON.stringify({ key, words: clip.words, seconds: clip.seconds, samples: clip.samples.length })}\n`,
    );
    try {
      await writeFile(partial, [
        head,
        new Uint8Array(clip.samples.buffer, clip.samples.byteOffset, clip.samples.byteLength),
      ]);
      await rename(partial, file);
    } catch {
      // A full or vanished disk only costs time: the sentence is spoken again.
      await rm(partial, { force: true });
    }
  }

  async #read(key: string): Promise<Clip | undefined> {
    if (this.#folder === undefined) return undefined;
    try {
      const bytes = await readFile(this.#fileOf(this.#folder, key));
      const headEnd = bytes.indexOf(10);
      const head: unknown = JSON.parse(bytes.toString("utf8", 0, headEnd));
      const pcm = bytes.subarray(headEnd + 1);
      if (!isHead(head) || head.key !== key || pcm.length !== head.samples * 2) return undefined;
      return { samples: new Int16Array(new Uint8Array(pcm).buffer), words: head.words, seconds: head.seconds };
    } catch {
      return undefined;
    }
  }

  #remember(key: string, clip: Clip): void {
    if (!this.#memory.delete(key)) this.#samplesInMemory += clip.samples.length;
    this.#memory.set(key, clip);
    for (const [oldest, { samples }] of this.#memory) {
      if (this.#samplesInMemory <= MOST_IN_MEMORY_SAMPLES) break;
      this.#memory.delete(oldest);
      this.#samplesInMemory -= samples.length;
    }
  }

  #fileOf(folder: string, key: string): string {
    return join(folder, `${createHash("sha256").update(key).digest("hex").slice(0, 32)}.clip`);
  }
}

interface Head {
  key: string;
  words: Clip["words"];
  seconds: number;
  samples: number;
}

function isHead(value: unknown): value is Head {
  return (
    typeof value === "object" &&
    value !== null &&
    "key" in value &&
    "words" in value &&
    "seconds" in value &&
    "samples" in value
  );
}

async function prune(folder: string): Promise<void> {
  try {
    const files = await Promise.all(
      (await readdir(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
    );
    const old = files.sort((a, b) => b.at - a.at).slice(MOST_FILES);
    await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
  } catch {
    // Somebody else is clearing the same folder.
  }
}
