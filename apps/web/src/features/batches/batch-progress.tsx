import type { BatchView } from "@voxcalls/api/schemas/batches";
import { Progress } from "@voxcalls/ui/progress";
import { progressOf } from "./batch-words";

/** How far a batch is: a bar, and the numbers it is through with. */
export function BatchProgress({ batch }: { batch: Pick<BatchView, "rows" | "name"> }) {
  const { done, all } = progressOf(batch);
  return (
    <span className="flex min-w-28 items-center gap-2">
      <Progress
        label={`${batch.name}: ${done} of ${all} numbers`}
        value={done}
        max={Math.max(1, all)}
        className="w-20 shrink-0"
      />
      <span className="whitespace-nowrap tabular-nums">
        {done.toLocaleString("en-US")} of {all.toLocaleString("en-US")}
      </span>
    </span>
  );
}
