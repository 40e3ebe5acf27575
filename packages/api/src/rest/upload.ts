import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { AppError, invalid } from "../kernel/errors";
import { storable } from "../kernel/text";
import { Uploaded } from "../kernel/uploaded-file";
import { unknownMark } from "./wire";

const folder = join(tmpdir(), "voxcalls-uploads");
const longestName = 200;
const longestDrainMs = 5_000;
/** No request takes so long: what is older was left by a process that was killed. */
const leftoverMs = 60 * 60 * 1000;

/** Whether a content type is that of a form with files. */
export function isForm(contentType: string | undefined): boolean {
  return /^multipart\/form-data\b/i.test(contentType ?? "");
}

/**
 * Reads a form with one file, in the field `file`, to disk and runs `work` with it; afterwards the file is gone. Throws
 * payload_too_large, with the file named, as soon as it has a byte more than `mostBytes`, and validation_failed for any other field,
 * for more files than one and for a form that breaks off.
 */
export async function withUpload<T>(
  request: Request,
  mostBytes: number,
  work: (file: Uploaded) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers();
  const path = join(folder, `${process.pid}-${randomUUID()}`);
  try {
    return await work(await receive(request, mostBytes, path));
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(request: Request, mostBytes: number, path: string): Promise<Uploaded> {
  const form = formOf(request, mostBytes);
  const received: Promise<Uploaded>[] = [];
  const refused = new Promise<never>((_, refuse) => {
    form.on("file", (field, stream, fileName) => {
      const refuseFile = (error: AppError) => {
        stream.resume();
        refuse(error);
      };
      if (field !== "file") return refuseFile(unknownField(field));
      if (received.length > 0) return refuseFile(invalid("file", "Send one file at a time."));
      const name = cleanName(fileName);
      if (name === undefined) return refuseFile(invalid("file", "The file has no name."));
      stream.on("limit", () => refuse(tooLarge(name, mostBytes)));
      const write = writeFile(stream, path, name);
      write.catch(refuse);
      received.push(write);
    });
    form.on("field", (field) => refuse(unknownField(field)));
    form.on("error", () => refuse(new AppError("validation_failed", "The form cannot be read.")));
  });
  const stream: AsyncIterable<Uint8Array> | null = request.body;
  const body = Readable.from(stream ?? []);
  const read = pipeline(body, form).catch(() => {
    throw new AppError("validation_failed", "The form broke off.");
  });
  try {
    await Promise.race([read, refused]);
  } catch (error) {
    // Whoever still sends would not hear a refusal: the rest is read and thrown away, for as long as one may ask for.
    await Promise.race([read, pause(longestDrainMs, undefined, { ref: false })]).catch(() => undefined);
    body.destroy();
    await Promise.allSettled(received);
    throw error;
  }
  const [file] = received;
  if (!file) throw invalid("file", "Send a file in the field file.");
  return await Promise.race([file, refused]);
}

function formOf(request: Request, mostBytes: number): Busboy {
  const headers = Object.fromEntries(request.headers) as BusboyHeaders;
  try {
    return new Busboy({
      headers,
      limits: { fileSize: mostBytes, fields: 10, files: 10, parts: 20, headerPairs: 20 },
    });
  } catch {
    throw new AppError("validation_failed", "The form cannot be read: its content type names no boundary.");
  }
}

async function writeFile(stream: Readable, path: string, name: string): Promise<Uploaded> {
  const hash = createHash("sha256");
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    hash.update(chunk);
  });
  await pipeline(stream, createWriteStream(path, { mode: 0o600, flags: "wx" }));
  return new Uploaded(name, bytes, hash.digest("hex"), path);
}

/** The name without folders and control characters; undefined when nothing is left of it. */
function cleanName(sent: string | undefined): string | undefined {
  const last = (sent ?? "").split(/[\\/]/).at(-1) ?? "";
  const name = storable(last)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  if (name === "" || /^\.+$/.test(name)) return undefined;
  if (name.length <= longestName) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? "";
  return `${name.slice(0, longestName - ending.length).toWellFormed()}${ending}`;
}

function tooLarge(name: string, mostBytes: number): AppError {
  const message = `${name} is too large: a file may have ${Math.floor(mostBytes / 1_000_000)} MB.`;
  return new AppError("payload_too_large", message, { fields: [{ path: "file", message }] });
}

function unknownField(field: string): AppError {
  return invalid(`${unknownMark}${field}`, "is not known here");
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const changed = await stat(path).catch(() => undefined);
    if (changed && Date.now() - changed.mtimeMs > leftoverMs) await rm(path, { force: true });
  }
}
