import type { CallFilters } from "@voxcalls/api/schemas/calls";
import type { inferParserType } from "nuqs/server";
import { daysBefore } from "~/features/shell/recent-days";
import type { callFilters } from "./filter-parsers";

type InAddress = inferParserType<typeof callFilters>;

const longestQuery = 100;

/** The filters of the address as the server takes them. `days` counts back from `now`. */
export function askedFilters(address: InAddress, now: Date): CallFilters {
  const { q, agent, member, direction, status, result, reason, mood, tag, days } = address;
  const words = q?.trim().slice(0, longestQuery);
  const from = daysBefore(now, days);
  return {
    ...(words && { q: words }),
    ...(agent && { agentId: agent }),
    ...(member && { userId: member }),
    ...(direction && { direction }),
    ...(status && { status }),
    ...(result && { successful: result === "successful" }),
    ...(reason && { endReason: reason.slice(0, longestQuery) }),
    ...(mood && { sentiment: mood.slice(0, 20) }),
    ...(tag?.trim() && { tag: tag.trim().slice(0, 40) }),
    ...(from && { from }),
  };
}

/** Whether the address hides any calls. Page and page size hide none. */
export function isFiltered(address: InAddress): boolean {
  return Object.entries(address).some(([key, value]) => key !== "trail" && key !== "rows" && value !== null);
}
