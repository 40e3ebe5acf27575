import { createLoader, parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the archive holds. `trail` is the cursors of the pages behind this one, the current one last. */
export const callFilters = {
  q: parseAsString,
  agent: parseAsString,
  direction: parseAsStringLiteral(["inbound", "outbound", "web"] as const),
  status: parseAsStringLiteral(["in_progress", "completed", "failed"] as const),
  trail: parseAsArrayOf(parseAsString),
  rows: parseAsInteger,
};

export const loadCallFilters = createLoader(callFilters);
