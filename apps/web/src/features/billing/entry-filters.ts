import { createLoader, createParser } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const phoneNumber = /^\+[1-9]\d{1,14}$/;

/** What somebody broke in the address counts as not there. */
function parseAs(pattern: RegExp) {
  return createParser({ parse: (text) => (pattern.test(text) ? text : null), serialize: String });
}

/** Whose entries the address asks for. */
export const loadEntryFilters = createLoader({
  agent: parseAs(uuid),
  member: parseAs(uuid),
  number: parseAs(phoneNumber),
  ...pagePlace,
});
