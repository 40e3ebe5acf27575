import {
  createLoader,
  createParser,
  createSerializer,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";
import { parseAsRecentDays } from "~/features/shell/recent-days";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** An id; what somebody broke in the address counts as none. */
const parseAsId = createParser({ parse: (text) => (uuid.test(text) ? text : null), serialize: String });

/** What the address of the archive holds. */
export const callFilters = {
  q: parseAsString,
  agent: parseAsId,
  member: parseAsId,
  direction: parseAsStringLiteral(["inbound", "outbound", "web"] as const),
  status: parseAsStringLiteral(["in_progress", "completed", "failed"] as const),
  result: parseAsStringLiteral(["successful", "unsuccessful"] as const),
  reason: parseAsString,
  mood: parseAsString,
  tag: parseAsString,
  days: parseAsRecentDays,
  ...pagePlace,
};

export const loadCallFilters = createLoader(callFilters);

const serialize = createSerializer(callFilters);

/** The filters as the address holds them, without the place in the list: `?q=price&tag=vip`. */
export function filtersInAddress(filters: inferParserType<typeof callFilters>): string {
  return serialize({ ...filters, trail: null, rows: null });
}

/** The call whose drawer is open, and the line of its transcript that was asked for. */
export const openCall = { call: parseAsId, line: parseAsInteger };

export const loadOpenCall = createLoader(openCall);
