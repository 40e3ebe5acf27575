/** A round number at or above the highest value, and half of it: two lines are enough to read a height. */
export function scaleOf(highest: number): { top: number; lines: [number, number] } {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  const top = [1, 2, 4, 6, 8, 10].map((step) => step * magnitude).find((round) => round >= highest) ?? 10 * magnitude;
  const even = Math.max(top, 2);
  return { top: even, lines: [even, even / 2] };
}
