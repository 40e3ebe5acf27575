import { parse } from "csv-parse/browser/esm/sync";

export interface ListedNumber {
  /** In the list as a person counts its lines. */
  readonly line: number;
  readonly text: string;
  /** E.164, or null when the line holds none. */
  readonly phoneNumber: string | null;
  /** Why it cannot be tried. */
  readonly problem: string | null;
}

const headed = /^(phone[ _-]?numbers?|numbers?|phone)$/i;

/**
 * The numbers of a list: one a line, or the column of a CSV that is headed `phone_number`, `phone` or `number` (else the first). Spaces,
 * brackets and hyphens in a number are dropped. A line that cannot be a number, or was there before, is named. Throws on broken quotes.
 */
export function listedNumbers(text: string): ListedNumber[] {
  const rows = parse(text, {
    bom: true,
    delimiter: [",", ";", "\t"],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as { info: { lines: number }; record: string[] }[];
  const head = rows[0]?.record.findIndex((cell) => headed.test(cell)) ?? -1;
  const column = Math.max(head, 0);
  const seen = new Set<string>();
  return rows.slice(head === -1 ? 0 : 1).map(({ info, record }) => {
    const cell = record[column] ?? "";
    const digits = cell.replaceAll(/[\s().-]/g, "");
    const isNumber = /^\+[1-9]\d{6,14}$/.test(digits);
    const problem = isNumber
      ? seen.has(digits)
        ? "Listed twice."
        : null
      : "Not a number with + and country code, such as +14155550123.";
    if (isNumber) seen.add(digits);
    return { line: info.lines, text: cell, phoneNumber: isNumber ? digits : null, problem };
  });
}
