import type { UsageSeries } from "@voxcalls/api/schemas/billing";

/** What one agent, member or number has used of a period. */
export interface SumOfOne {
  /** Null: no agent, nobody, through the web. */
  readonly key: string | null;
  readonly name: string | null;
  readonly calls: number;
  readonly minutes: string;
  readonly cost: string;
}

/** The sums of a period by key, the dearest first; of a series by month that spans one month. */
export function sumsByKey({ data }: Pick<UsageSeries, "data">): SumOfOne[] {
  return data
    .filter(({ calls, billableSeconds }) => calls !== 0 || billableSeconds !== 0)
    .map(({ key, name, calls, conversationMinutes, totalCost }) => ({
      key,
      name,
      calls,
      minutes: conversationMinutes,
      cost: totalCost,
    }))
    .toSorted((a, b) => Number(b.cost) - Number(a.cost) || b.calls - a.calls);
}
