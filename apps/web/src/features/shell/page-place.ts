import { parseAsArrayOf, parseAsInteger, parseAsString, type inferParserType } from "nuqs/server";

/** What an address holds of a list's pages. `trail` is the cursors of the pages behind this one, the current one last. */
export const pagePlace = { trail: parseAsArrayOf(parseAsString), rows: parseAsInteger };

const mostRows = 100;

/** The page that an address asks for, as the server takes it: never more rows than it gives. */
export function askedPage({ trail, rows }: inferParserType<typeof pagePlace>, rowsUnlessTold: number) {
  return { limit: Math.min(Math.max(rows ?? rowsUnlessTold, 1), mostRows), cursor: trail?.at(-1) };
}
