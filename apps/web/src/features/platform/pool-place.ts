import { createLoader, parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the pool holds. `trail` is the cursors of the pages behind this one, the current one last. */
export const poolPlace = {
  q: parseAsString,
  status: parseAsStringLiteral(["importing", "available", "assigned", "quarantined", "suspended"] as const),
  trail: parseAsArrayOf(parseAsString),
  rows: parseAsInteger,
};
export const loadPoolPlace = createLoader(poolPlace);
