import { parse } from "csv-parse/sync";
import { convert } from "html-to-text";
import mammoth from "mammoth";
import { extractText, getDocumentProxy } from "unpdf";

/** More is not looked through. */
const mostCharacters = 2_000_000;

/** The text in a file, by what its name says that it is. Throws when there is none, or when it cannot be read. */
export async function readFile(name: string, bytes: Uint8Array): Promise<string> {
  const text = (await readers(name)(bytes)).slice(0, mostCharacters).trim();
  if (text === "") throw new Error("there is no text in it");
  return text;
}

function readers(name: string): (bytes: Uint8Array) => string | Promise<string> {
  switch (/\.(\w+)$/.exec(name.toLowerCase())?.[1]) {
    case "pdf":
      return readPdf;
    case "docx":
      return readDocx;
    case "html":
    case "htm":
      return (bytes) => textOfHtml(decode(bytes));
    case "csv":
      return (bytes) => textOfTable(decode(bytes));
    default:
      return decode;
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll("\r\n", "\n");
}

async function readPdf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes, { verbosity: 0 }), { mergePages: false });
  return text.join("\n\n");
}

async function readDocx(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return textOfHtml(value);
}

/** A web page as text: tables row by row, without links, pictures and what only scripts and styles read. */
export function textOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 10_000_000 },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}

/** A table with every cell beside the name of its column, so that a row can be understood alone. */
function textOfTable(csv: string): string {
  const rows: string[][] = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [head = [], ...body] = rows;
  if (body.length === 0) return head.join(", ");
  return body
    .map((row) => row.map((cell, index) => (head[index] ? `${head[index]}: ${cell}` : cell)).join(", "))
    .join("\n");
}
