import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

export const poolStatuses = ["importing", "available", "assigned", "quarantined", "suspended", "retiring"] as const;

/** What the address of the pool holds. */
export const poolPlace = { q: parseAsString, status: parseAsStringLiteral(poolStatuses), ...pagePlace };
export const loadPoolPlace = createLoader(poolPlace);
