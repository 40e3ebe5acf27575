import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";

export const tenantStatuses = ["active", "trial", "suspended", "cancelled"] as const;
export const tenantPlans = ["free", "starter", "pro", "enterprise"] as const;

/** What the address of the list of organisations holds. */
export const tenantsPlace = {
  q: parseAsString,
  status: parseAsStringLiteral(tenantStatuses),
  plan: parseAsStringLiteral(tenantPlans),
  ...pagePlace,
};
export const loadTenantsPlace = createLoader(tenantsPlace);
