import { thingKinds, thingStates } from "@voxcalls/api/catalogue/provider-health";
import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

/** What the address of the page holds. Without a state, what asks for a look shows. */
export const healthPlace = {
  state: parseAsStringLiteral([...thingStates, "all"] as const),
  kind: parseAsStringLiteral(thingKinds),
  ...pagePlace,
};

export const loadHealthPlace = createLoader(healthPlace);
