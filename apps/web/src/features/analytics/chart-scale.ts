import { scaleOf } from "~/features/dashboard/scale";

export interface ChartScale {
  /** Where values begin and end; 0 lies between. */
  readonly top: number;
  readonly bottom: number;
  /** Values with a line of their own. */
  readonly lines: readonly number[];
}

/** A scale from 0 to a round number above the highest value, and to one below the lowest when that is less than nothing. */
export function chartScale(values: readonly number[]): ChartScale {
  const [highest, lowest] = [Math.max(...values, 0), Math.min(...values, 0)];
  const above = highest > 0 || lowest === 0 ? scaleOf(highest) : null;
  const below = lowest < 0 ? scaleOf(-lowest) : null;
  return {
    top: above?.top ?? 0,
    bottom: below ? -below.top : 0,
    lines: [...(above?.lines ?? []), ...(below ? [-below.top] : [])],
  };
}
