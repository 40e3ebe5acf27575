import type { ListAuditInput } from "@voxcalls/api/schemas/audit";
import {
  createLoader,
  parseAsArrayOf,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";

/** What the address of a log holds. `trail` is the cursors of the pages behind this one, the current one last. */
export const auditFilters = {
  q: parseAsString,
  who: parseAsStringLiteral(["member", "api_key", "support", "super_admin", "system"] as const),
  thing: parseAsStringLiteral([
    ...(["agent", "call", "phone_number", "member", "user", "invitation", "api_key", "tenant"] as const),
    "support_visit" as const,
  ]),
  days: parseAsStringLiteral(["1", "7", "30", "90"] as const),
  trail: parseAsArrayOf(parseAsString),
  rows: parseAsInteger,
};

/** The entry whose drawer is open. */
export const openEntry = { entry: parseAsString };

export const loadAuditFilters = createLoader(auditFilters);

type InAddress = inferParserType<typeof auditFilters>;

const dayMs = 24 * 60 * 60 * 1000;

/** The filters of the address as the server takes them. `days` counts back from `now`. */
export function askedEntries({ q, who, thing, days }: InAddress, now: Date): Omit<ListAuditInput, "limit" | "cursor"> {
  const words = q?.trim().slice(0, 100);
  return {
    ...(words && { q: words }),
    ...(who && { actorType: who }),
    ...(thing && { objectType: thing }),
    ...(days && { from: new Date(now.getTime() - Number(days) * dayMs) }),
  };
}

/** Whether the address hides any entries. */
export function isFiltered({ q, who, thing, days }: InAddress): boolean {
  return Boolean(q?.trim() || who || thing || days);
}
