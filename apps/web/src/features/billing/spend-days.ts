import type { UsageSeries, UsageSummary } from "@voxcalls/api/schemas/billing";

/** How many agents have a hue of their own; the rest are one. */
const apart = 2;

export interface SpendDays {
  /** Names of the parts, the dearest first; "Other" last, when there are more than fit. */
  readonly parts: readonly string[];
  /** Cents of each part by day, days without calls included. */
  readonly days: readonly { readonly date: string; readonly cents: readonly number[] }[];
}

/** What each day of the month cost, by agent, for a chart. */
export function spendDays(
  month: Pick<UsageSummary, "days" | "timeZone">,
  byAgent: Pick<UsageSeries, "data">,
): SpendDays {
  const names = new Map<string | null, { name: string; cost: number }>();
  for (const { key, name, totalCost } of byAgent.data) {
    const known = names.get(key);
    names.set(key, { name: name ?? "No agent", cost: (known?.cost ?? 0) + Number(totalCost) });
  }
  const ranked = [...names].toSorted(([, a], [, b]) => b.cost - a.cost);
  const shown = ranked.length > apart + 1 ? ranked.slice(0, apart) : ranked;
  const hasRest = shown.length < ranked.length;
  const placeOf = new Map(shown.map(([key], place) => [key, place]));
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone: month.timeZone, dateStyle: "short" });
  const days = new Map(month.days.map(({ date }) => [date, Array<number>(shown.length + (hasRest ? 1 : 0)).fill(0)]));
  for (const { start, key, totalCost } of byAgent.data) {
    const cents = days.get(dayOf.format(start));
    const place = placeOf.get(key) ?? shown.length;
    if (cents) cents[place] = (cents[place] ?? 0) + Number(totalCost) * 100;
  }
  return {
    parts: [...shown.map(([, { name }]) => name), ...(hasRest ? ["Other"] : [])],
    days: [...days].map(([date, cents]) => ({ date, cents })),
  };
}
