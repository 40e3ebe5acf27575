import type { CallFilters } from "@voxcalls/api/schemas/calls";

/** The filters as the query of a REST route, with its question mark; empty when there are none. */
export function restQuery(filters: CallFilters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    const spelled = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    query.set(spelled, value instanceof Date ? value.toISOString() : String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
