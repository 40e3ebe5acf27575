import {
  createLoader,
  createParser,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** An id; what somebody broke in the address counts as none. */
const parseAsId = createParser({ parse: (text) => (uuid.test(text) ? text : null), serialize: String });

/** What the address of the archive holds. `trail` is the cursors of the pages behind this one, the current one last. */
export const callFilters = {
  q: parseAsString,
  agent: parseAsId,
  member: parseAsId,
  direction: parseAsStringLiteral(["inbound", "outbound", "web"] as const),
  status: parseAsStringLiteral(["in_progress", "completed", "failed"] as const),
  result: parseAsStringLiteral(["successful", "unsuccessful"] as const),
  days: parseAsStringLiteral(["1", "7", "30", "90"] as const),
  trail: parseAsArrayOf(parseAsString),
  rows: parseAsInteger,
};

export const loadCallFilters = createLoader(callFilters);

/** The call whose drawer is open. */
export const openCall = { call: parseAsId };
