import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { randomToken } from "./crypto";

/** Where recordings lie. Keys are ours (`<tenant>/<call>.wav`), never text from outside. */
export interface RecordingStore {
  /** Writes all or nothing. Throws when more than `maxBytes` come. */
  put(key: string, body: ReadableStream<Uint8Array>, maxBytes: number): Promise<{ bytes: number }>;
  /** Its size and when it was written, or null when there is none. */
  stat(key: string): Promise<{ bytes: number; changedAt: Date } | null>;
  /** Bytes `start` to `end`, both included. */
  read(key: string, range: { start: number; end: number }): ReadableStream<Uint8Array>;
  remove(key: string): Promise<void>;
}

/** Recordings in a folder. A file appears under its name only when it is complete. */
export function folderStore(folder: string): RecordingStore {
  const root = resolve(folder);
  const pathOf = (key: string) => {
    const path = resolve(root, key);
    if (!path.startsWith(root + sep)) throw new Error("a recording key leads out of the folder");
    return path;
  };
  return {
    async put(key, body, maxBytes) {
      const path = pathOf(key);
      // Not put together by `join`, which bundlers take for a file of the project's that they have to carry along.
      const unfinished = `${path}.${randomToken()}`;
      await mkdir(dirname(path), { recursive: true });
      let bytes = 0;
      try {
        await pipeline(
          Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
          async function* (chunks: AsyncIterable<Uint8Array>) {
            for await (const chunk of chunks) {
              bytes += chunk.byteLength;
              if (bytes > maxBytes) throw new Error(`the recording is larger than ${maxBytes} bytes`);
              yield chunk;
            }
          },
          createWriteStream(unfinished, { mode: 0o600 }),
        );
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
      return { bytes };
    },
    async stat(key) {
      const found = await stat(pathOf(key)).catch(() => null);
      return found && { bytes: found.size, changedAt: found.mtime };
    },
    read(key, range) {
      return Readable.toWeb(createReadStream(pathOf(key), range)) as ReadableStream<Uint8Array>;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
