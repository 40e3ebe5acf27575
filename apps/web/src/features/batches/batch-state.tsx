import type { BatchView } from "@voxcalls/api/schemas/batches";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { stateWords } from "./batch-words";

/** What a batch does now; while it only waits, until when. */
export function BatchState({ batch }: { batch: Pick<BatchView, "state" | "waits" | "startsAt"> }) {
  const { tone, word } = stateWords(batch);
  const until = batch.state === "scheduled" ? batch.startsAt : batch.waits?.until;
  return (
    <StatusDot tone={tone} pulse={batch.state === "running" && batch.waits === null}>
      <span className="whitespace-nowrap">
        {word} {until ? <RelativeTime at={until} /> : null}
      </span>
    </StatusDot>
  );
}
