import type { CallView } from "@voxcalls/api/schemas/calls";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
import { PhoneIncoming, PhoneOutgoing, Volume2 } from "lucide-react";
import Link from "next/link";
import { directionWords, durationWords, outcomeOf, priceWords, reasonWords } from "./call-words";

/** Calls, newest first; a row leads to its call. */
export function CallsTable({ calls }: { calls: readonly CallView[] }) {
  return (
    <Table label="Calls">
      <TableHeader>
        <TableRow>
          <TableHead>When</TableHead>
          <TableHead>Number</TableHead>
          <TableHead>Agent</TableHead>
          <TableHead>Outcome</TableHead>
          <TableHead>Ended by</TableHead>
          <TableHead numeric>Duration</TableHead>
          <TableHead numeric>Cost</TableHead>
          <TableHead>
            <span className="sr-only">Recording</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {calls.map((call) => (
          <CallRow key={call.id} call={call} />
        ))}
      </TableBody>
    </Table>
  );
}

function CallRow({ call }: { call: CallView }) {
  const outcome = outcomeOf(call);
  const Direction = call.direction === "outbound" ? PhoneOutgoing : PhoneIncoming;
  return (
    <TableRow interactive className="relative">
      <TableCell>
        <Link href={`/dashboard/calls/${call.id}`} className="font-medium after:absolute after:inset-0">
          <RelativeTime at={call.startedAt ?? call.createdAt} />
        </Link>
      </TableCell>
      <TableCell>
        <span className="inline-flex items-center gap-2 whitespace-nowrap">
          <Direction aria-label={directionWords[call.direction]} className="size-4 text-muted-foreground" />
          {call.phoneNumber ?? "Unknown"}
        </span>
      </TableCell>
      <TableCell className="max-w-48 truncate">{call.agentName ?? "–"}</TableCell>
      <TableCell>
        <StatusDot tone={outcome.tone} pulse={call.status === "in_progress"}>
          {outcome.word}
        </StatusDot>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground">{reasonWords(call.disconnectionReason)}</TableCell>
      <TableCell numeric>{durationWords(call.durationSeconds)}</TableCell>
      <TableCell numeric>{call.cost ? priceWords(call.cost.totalCost) : "–"}</TableCell>
      <TableCell>
        {call.hasRecording ? <Volume2 aria-label="Has a recording" className="size-4 text-muted-foreground" /> : null}
      </TableCell>
    </TableRow>
  );
}
