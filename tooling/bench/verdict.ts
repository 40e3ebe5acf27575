import { median } from "./numbers";

/** One line of the report. */
export interface Verdict {
  readonly id: string;
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly holds: boolean;
  /** What stands behind it. */
  readonly details: readonly string[];
}

/** What cannot be measured here, and why. */
export interface Skipped {
  readonly id: string;
  readonly why: string;
}

/** A ratio as the median of its rounds, with the smallest and the largest. */
export function ratioOf(above: readonly number[], below: readonly number[]): { value: number; text: string } {
  const ratios = above.map((value, round) => value / (below[round] ?? Number.NaN));
  const value = median(ratios);
  return { value, text: `${value.toFixed(2)}× (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})` };
}

export function print(line: Verdict | Skipped): void {
  if ("why" in line) return console.log(`${line.id}  skipped: ${line.why}`);
  const { id, what, measured, target, holds, details } = line;
  const verdict = holds ? "holds" : "FALLS SHORT";
  console.log(`${id}  ${what.padEnd(52)} ${measured.padEnd(20)} target ${target.padEnd(9)} ${verdict}`);
  for (const detail of details) console.log(`      ${detail}`);
}
