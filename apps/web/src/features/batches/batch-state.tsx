import type { BatchView } from "@voxcalls/api/schemas/batches";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { stateWords } from "./batch-words";

/** What a batch does now, and until when it only waits. */
export function BatchState({ batch }: { batch: Pick<BatchView, "state" | "waits"> }) {
  const { tone, word } = stateWords(batch);
  return (
    <StatusDot tone={tone} pulse={batch.state === "running" && batch.waits === null}>
      {word}
      {batch.waits ? (
        <>
          , <RelativeTime at={batch.waits.until} />
        </>
      ) : null}
    </StatusDot>
  );
}
