import { stringify } from "csv-stringify/sync";

/** A table as a file, made while it is read: `lines` begins with the head and may be consumed once. */
export interface CsvFile {
  readonly fileName: string;
  readonly lines: AsyncIterable<string>;
}

type Cell = string | number | Date | null;

// E.164 begins like a formula and can be none: digits alone follow. As text in quotes it stays a number that can be dialled.
const phoneNumber = /^\+[1-9]\d{1,14}$/;
// So does a correction or a loss, which is to be added up.
const belowNothing = /^-\d+(\.\d+)?$/;

/**
 * Writes rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula (= + - @, tab, carriage return and their
 * full-width twins) is led by an apostrophe (OWASP, CSV Injection). Portions come and go one by one, so memory stays bounded.
 */
export async function* csvLines(head: readonly string[], portions: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield toCsv([[...head]]);
  for await (const rows of portions) yield toCsv(rows);
}

function toCsv(rows: Cell[][]): string {
  return stringify(rows, {
    record_delimiter: "\r\n",
    escape_formulas: true,
    cast: {
      date: (value) => value.toISOString(),
      string: (value) => {
        if (phoneNumber.test(value)) return { value, escape_formulas: false, quoted: true };
        return belowNothing.test(value) ? { value, escape_formulas: false } : value;
      },
    },
  });
}
