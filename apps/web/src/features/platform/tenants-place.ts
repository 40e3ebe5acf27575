import { createLoader, parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the list of organisations holds. `trail` is the cursors of the pages behind this one, the current one last. */
export const tenantsPlace = {
  q: parseAsString,
  status: parseAsStringLiteral(["active", "trial", "suspended", "cancelled"] as const),
  plan: parseAsStringLiteral(["free", "starter", "pro", "enterprise"] as const),
  trail: parseAsArrayOf(parseAsString),
  rows: parseAsInteger,
};
export const loadTenantsPlace = createLoader(tenantsPlace);
