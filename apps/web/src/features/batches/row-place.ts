import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

/** What the address of a batch holds: which of its lines are shown. */
export const rowPlace = {
  state: parseAsStringLiteral(["waiting", "calling", "reached", "not_reached", "refused", "cancelled"] as const),
  ...pagePlace,
};

export const loadRowPlace = createLoader(rowPlace);
