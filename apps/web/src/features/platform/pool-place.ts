import { createLoader, parseAsArrayOf, parseAsString } from "nuqs/server";

/** What the address of the pool holds: cursors of the pages behind this one, the current one last. */
export const poolPlace = { trail: parseAsArrayOf(parseAsString) };
export const loadPoolPlace = createLoader(poolPlace);
