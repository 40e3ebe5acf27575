import type { ListAuditInput } from "@voxcalls/api/schemas/audit";
import { createLoader, parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { pagePlace } from "~/features/shell/page-place";
import { daysBefore, parseAsRecentDays } from "~/features/shell/recent-days";

const actors = ["member", "api_key", "support", "super_admin", "system"] as const;
const things = [
  ...(["agent", "call", "phone_number", "member", "user", "invitation", "api_key", "tenant"] as const),
  "support_visit" as const,
];
export type ActorKind = (typeof actors)[number];
export type ThingKind = (typeof things)[number];

/** What the address of a log holds. */
export const auditFilters = {
  q: parseAsString,
  who: parseAsStringLiteral(actors),
  thing: parseAsStringLiteral(things),
  days: parseAsRecentDays,
  ...pagePlace,
};

/** The entry whose drawer is open. */
export const openEntry = { entry: parseAsString };

export const loadAuditFilters = createLoader(auditFilters);

type InAddress = inferParserType<typeof auditFilters>;

/** The filters of the address as the server takes them. `days` counts back from `now`. */
export function askedEntries({ q, who, thing, days }: InAddress, now: Date): Omit<ListAuditInput, "limit" | "cursor"> {
  const words = q?.trim().slice(0, 100);
  const from = daysBefore(now, days);
  return {
    ...(words && { q: words }),
    ...(who && { actorType: who }),
    ...(thing && { objectType: thing }),
    ...(from && { from }),
  };
}

/** Whether the address hides any entries. */
export function isFiltered({ q, who, thing, days }: InAddress): boolean {
  return Boolean(q?.trim() || who || thing || days);
}
