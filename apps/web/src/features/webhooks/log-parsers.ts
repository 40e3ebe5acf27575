import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

/** What the address of an endpoint's log holds. */
export const logFilters = {
  status: parseAsStringLiteral(["pending", "delivered", "failed"] as const),
  type: parseAsString,
  ...pagePlace,
};

/** The delivery whose drawer is open. */
export const openDelivery = { delivery: parseAsString };

export const loadLogFilters = createLoader(logFilters);
