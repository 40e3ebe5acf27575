import { createLoader } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

/** Which page of the declined calls an address shows. */
export const loadLimitsPlace = createLoader(pagePlace);
