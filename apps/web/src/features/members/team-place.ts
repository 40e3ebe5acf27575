import { createLoader, parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the team holds. `trail` is the cursors of the pages behind this one, the current one last. */
export const teamPlace = {
  tab: parseAsStringLiteral(["invitations", "roles"] as const),
  q: parseAsString,
  role: parseAsStringLiteral(["admin", "user"] as const),
  status: parseAsStringLiteral(["active", "suspended"] as const),
  trail: parseAsArrayOf(parseAsString),
  rows: parseAsInteger,
};
export const loadTeamPlace = createLoader(teamPlace);
