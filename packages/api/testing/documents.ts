import { strToU8, zipSync } from "fflate";

/** A Word document with one paragraph. */
export function docxOf(text: string): Uint8Array<ArrayBuffer> {
  return packed({
    "word/document.xml": `<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  });
}

/** A zip of these files. */
export function packed(files: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => [name, typeof text === "string" ? strToU8(text) : text]);
  return new Uint8Array(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { level: 1 }));
}
