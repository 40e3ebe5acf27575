import type { BatchDetail } from "@voxcalls/api/schemas/batches";
import { durationWords, priceWords, spanWords } from "~/features/calls/call-words";

/** What is to be expected of the numbers that wait, in one sentence. */
export function estimateWords({ estimate, linesAtOnce }: Pick<BatchDetail, "estimate" | "linesAtOnce">): string {
  const lines = linesAtOnce === 1 ? "one line" : `${linesAtOnce} lines`;
  const minutes = Math.round(Number(estimate.minutes)).toLocaleString("en-US");
  return (
    `About ${minutes} minutes, ${priceWords(estimate.totalCost)}, and ${spanWords(Math.round(estimate.hours * 3600))} of calling on ${lines}, ` +
    `if everybody answers and talks ${durationWords(estimate.averageSeconds)} min.`
  );
}
