import { parse } from "csv-parse/sync";

/** A record of the file behind its head. */
export interface FileLine {
  /** Where it begins, as a person counts. */
  readonly line: number;
  /** Null when it is not CSV. */
  readonly cells: readonly string[] | null;
  readonly text: string;
}

/** So many lines of the file one cell may go over. */
const mostJoined = 20;
const longestLine = 50_000;

/**
 * The records of a CSV file one by one, its head first. A quotation mark that is never closed spoils its own line and no other: a record
 * goes on only over lines that are none by themselves, and only where that makes one of as many cells as the head has.
 * @param delimiter between the cells; the one that the head has most of when left out
 */
export async function* readLines(lines: AsyncIterable<string>, delimiter?: string): AsyncGenerator<FileLine> {
  const source = lines[Symbol.asyncIterator]();
  const waiting: string[] = [];
  let position = 0;
  let mark = delimiter;
  let width = 0;
  const ahead = async (index: number): Promise<string | undefined> => {
    while (waiting.length <= index) {
      const next = await source.next();
      if (next.done === true) return undefined;
      waiting.push(next.value);
    }
    return waiting[index];
  };
  for (let text = await ahead(0); text !== undefined; text = await ahead(0)) {
    const line = position + 1;
    const isHead = mark === undefined || width === 0;
    if (isHead) text = text.replace(/^\uFEFF/, "");
    mark ??= delimiterOf(text);
    let cells = cellsOf(text, mark);
    let taken = 1;
    for (let joined = text; !isHead && !cells && taken < mostJoined; taken++) {
      const more = await ahead(taken);
      if (more === undefined || isWhole(more, mark, width)) break;
      joined += `\n${more}`;
      cells = cellsOf(joined, mark);
      if (cells && cells.length !== width) cells = null;
    }
    if (!cells) taken = 1;
    waiting.splice(0, taken);
    position += taken;
    if (cells?.every((cell) => cell === "")) continue;
    if (isHead) width = cells?.length ?? 1;
    yield { line, cells, text };
  }
}

/** Whether a line is a record by itself, and so not the inside of a cell of the one before. */
function isWhole(text: string, delimiter: string, width: number): boolean {
  return text.split('"').length % 2 === 1 && cellsOf(text, delimiter)?.length === width;
}

function delimiterOf(head: string): string {
  const count = (mark: string) => head.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function cellsOf(text: string, delimiter: string): string[] | null {
  if (text.length > longestLine) return null;
  // Most lines; the parser is made anew for each that it reads.
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  try {
    const [record] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, trim: true });
    return record ?? [""];
  } catch {
    return null;
  }
}
