import { Unzip, UnzipInflate } from "fflate";
import { createReadStream } from "node:fs";
import { invalid } from "../../kernel/errors";
import type { Uploaded } from "../../kernel/uploaded-file";
import { endingOf, takenFiles } from "./catalogue";

/** What a Word document may unfold to. */
const mostUnpackedBytes = 200_000_000;
const mostEntries = 5_000;

/**
 * Makes sure that a file is what its name says, by what is in it: PDF and Word by how they begin and are built, all others as text.
 * Throws validation_failed, with the file named, for other kinds, empty files, texts that are not UTF-8, and Word documents that
 * unfold to more than 200 MB.
 */
export async function assertReadable(file: Uploaded): Promise<void> {
  const refuse = (why: string) => invalid("file", `${file.name} ${why}`);
  const ending = endingOf(file.name);
  if (ending === undefined) throw refuse(`cannot be taken in: send ${takenFiles}.`);
  if (file.bytes === 0) throw refuse("is empty.");
  const problem =
    ending === "pdf"
      ? await problemOfPdf(file)
      : ending === "docx"
        ? await problemOfWord(file)
        : await problemOfText(file);
  if (problem !== undefined) throw refuse(problem);
}

async function problemOfPdf({ path }: Uploaded): Promise<string | undefined> {
  for await (const chunk of createReadStream(path, { end: 1023 }) as AsyncIterable<Buffer>) {
    // The mark may stand anywhere in the first kilobyte (PDF 32000-1, appendix H).
    if (chunk.includes("%PDF-")) return undefined;
  }
  return "is no PDF, although its name says so.";
}

async function problemOfText({ path }: Uploaded): Promise<string | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (decoder.decode(chunk, { stream: true }).includes("\u0000")) return "is no text.";
    }
    decoder.decode();
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return "is no text in UTF-8. Save it again with that encoding.";
    throw error;
  }
}

/** Unpacks a Word document as it is read and keeps nothing of it: what a zip says of its own sizes need not be true. */
async function problemOfWord({ path }: Uploaded): Promise<string | undefined> {
  const noWord = "is no Word document, although its name says so.";
  let problem: string | undefined;
  let unpacked = 0;
  let entries = 0;
  let hasDocument = false;
  const unzip = new Unzip((entry) => {
    entries++;
    hasDocument ||= entry.name === "word/document.xml";
    if (entries > mostEntries) problem = "unfolds to far more than a document holds.";
    entry.ondata = (error, data) => {
      if (error) problem ??= noWord;
      unpacked += data?.length ?? 0;
      if (unpacked > mostUnpackedBytes) problem = "unfolds to far more than a document holds.";
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      // Small pieces, so that a bomb is noticed before a piece of it has unfolded far.
      for (let at = 0; at < chunk.length && problem === undefined; at += 4096)
        unzip.push(chunk.subarray(at, at + 4096));
      if (problem !== undefined) return problem;
    }
    unzip.push(new Uint8Array(), true);
  } catch {
    return noWord;
  }
  return problem ?? (hasDocument ? undefined : noWord);
}
