import { parse } from "csv-parse/browser/esm/sync";

/** A column of a file as somebody sees it before it is sent. */
export interface FileColumn {
  readonly head: string;
  /** The first values under it. */
  readonly samples: readonly string[];
}

const glanceBytes = 64_000;
const shownLines = 3;
const numberHead = /phone|mobile|tel|number/i;

/** The columns of a CSV file by its first lines; none when it holds none. The server reads the whole file, by the same rule for the delimiter. */
export async function readHead(file: Blob): Promise<FileColumn[]> {
  const text = (await file.slice(0, glanceBytes).text()).replace(/^\uFEFF/, "");
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const head = lines[0];
  if (head === undefined) return [];
  const count = (mark: string) => head.split(mark).length;
  const delimiter = [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const cellsOf = (line: string) => {
    try {
      const records: string[][] = parse(line, { delimiter, relax_column_count: true, relax_quotes: true, trim: true });
      return records[0] ?? [];
    } catch {
      return [];
    }
  };
  const samples = lines.slice(1, 1 + shownLines).map(cellsOf);
  return cellsOf(head).map((name, place) => ({ head: name, samples: samples.map((cells) => cells[place] ?? "") }));
}

/** The column that most likely holds the numbers: by its head, else by a value that begins with a plus. */
export function likelyNumberColumn(columns: readonly FileColumn[]): string | undefined {
  const begun = columns.find(({ samples }) => samples.some((value) => /^'?\+\d/.test(value)));
  return (columns.find(({ head }) => numberHead.test(head)) ?? begun ?? columns[0])?.head;
}

/** A name that a prompt can hold for what stands in a column: "First name" → first_name. */
export function variableNameOf(head: string): string {
  const name = head
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 60);
  return /^[a-z]/.test(name) ? name : `column_${name}`.replace(/_$/, "");
}
