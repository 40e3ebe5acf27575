import { createLoader, parseAsString } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

/** What the address of the do-not-call list holds. */
export const listPlace = { q: parseAsString, ...pagePlace };

export const loadListPlace = createLoader(listPlace);
