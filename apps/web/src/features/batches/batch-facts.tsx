import { retryable, outcomes } from "@voxcalls/api/catalogue/batches";
import type { BatchDetail } from "@voxcalls/api/schemas/batches";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { TextLink } from "@voxcalls/ui/text-link";
import { spanWords } from "~/features/calls/call-words";
import { windowWords } from "./batch-words";

/** The rules by which a batch calls. */
export function BatchFacts({ batch }: { batch: BatchDetail }) {
  const retries = retryable
    .filter((outcome) => batch.retryOn.includes(outcome))
    .map((one) => outcomes[one].toLowerCase());
  const again = batch.maxTries > 1 && retries.length > 0;
  const variables = Object.entries(batch.variableColumns);
  return (
    <DetailList>
      <Detail label="Agent">
        <TextLink href={`/dashboard/agent/${batch.agentId}`}>{batch.agentName}</TextLink>
      </Detail>
      <Detail label="From">
        <span className="tabular-nums">{batch.fromNumber}</span>
      </Detail>
      <Detail label="Calls at, where they are">{windowWords(batch)}</Detail>
      {batch.startsAt ? (
        <Detail label="Not before">
          <RelativeTime at={batch.startsAt} />
        </Detail>
      ) : null}
      <Detail label="Lines at once">{batch.linesAtOnce}</Detail>
      <Detail label="Tries">
        {again
          ? `Up to ${batch.maxTries}, ${spanWords(batch.retryAfterMinutes * 60)} apart: ${retries.join(", ")}`
          : "One"}
      </Detail>
      <Detail label="Number from column">{batch.numberColumn}</Detail>
      {variables.length > 0 ? (
        <Detail label="Variables">{variables.map(([name, column]) => `{{${name}}} from ${column}`).join(", ")}</Detail>
      ) : null}
      <Detail label="Made by">
        {batch.createdBy}, <RelativeTime at={batch.createdAt} />
      </Detail>
    </DetailList>
  );
}
