import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

/** What the address of the team holds. */
export const teamPlace = {
  tab: parseAsStringLiteral(["invitations", "roles"] as const),
  q: parseAsString,
  role: parseAsStringLiteral(["admin", "user"] as const),
  status: parseAsStringLiteral(["active", "suspended"] as const),
  ...pagePlace,
};
export const loadTeamPlace = createLoader(teamPlace);
