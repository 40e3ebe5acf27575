import { differenceKinds } from "@voxcalls/api/catalogue/reconciliation";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

/** What the address of the comparison holds. Without a state the open differences show. */
export const reconciliationPlace = {
  state: parseAsStringLiteral(["open", "resolved", "ignored", "all"] as const),
  kind: parseAsStringLiteral(differenceKinds),
  day: parseAsString,
  ...pagePlace,
};

export const loadReconciliationPlace = createLoader(reconciliationPlace);
