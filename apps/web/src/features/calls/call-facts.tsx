import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { TextLink } from "@voxcalls/ui/text-link";
import { directionWords, durationWords, reasonWords } from "./call-words";
import { Transfers } from "./transfers";

/** Who spoke with whom, when, how long, and how it ended. */
export function CallFacts({ call }: { call: CallDetail }) {
  return (
    <DetailList>
      <Detail label="Began">
        <RelativeTime at={call.startedAt ?? call.createdAt} />
      </Detail>
      <Detail label="Duration">{durationWords(call.durationSeconds)}</Detail>
      <Detail label="Direction">{directionWords[call.direction]}</Detail>
      <Detail label="From">{call.fromNumber ?? "–"}</Detail>
      <Detail label="To">{call.toNumber ?? "–"}</Detail>
      <Detail label="Agent">
        {call.agentId ? (
          <TextLink href={`/dashboard/agent/${call.agentId}`}>{call.agentName ?? "Agent"}</TextLink>
        ) : (
          (call.agentName ?? "–")
        )}
        {call.agentVersion === null ? null : (
          <span className="ml-1.5 text-muted-foreground">version {call.agentVersion}</span>
        )}
      </Detail>
      <Detail label="End reason">{reasonWords(call.disconnectionReason)}</Detail>
      {call.transfers.length > 0 ? (
        <Detail label="Transfer">
          <Transfers transfers={call.transfers} className="items-end" />
        </Detail>
      ) : null}
      <Detail label="Caller's mood">{call.userSentiment ?? "–"}</Detail>
      <Detail label="Call id">
        <CopyId value={call.id} label="call id" />
      </Detail>
      {call.retellCallId ? (
        <Detail label="At the provider">
          <CopyId value={call.retellCallId} label="provider's call id" />
        </Detail>
      ) : null}
    </DetailList>
  );
}
