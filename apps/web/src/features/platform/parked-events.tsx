import type { ParkedEvent } from "@voxcalls/api/schemas/parked-events";
import { CopyId } from "@voxcalls/ui/copy-id";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";

export function ParkedEvents({ events }: { events: readonly ParkedEvent[] }) {
  return (
    <Table label="Events without an owner" bare>
      <TableHeader>
        <TableRow>
          <TableHead>Received</TableHead>
          <TableHead>Event</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Call</TableHead>
          <TableHead>Agent</TableHead>
          <TableHead>Problem</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {events.map((event) => (
          <TableRow key={event.id}>
            <TableCell>
              <RelativeTime at={event.receivedAt} />
            </TableCell>
            <TableCell className="whitespace-nowrap">{event.event}</TableCell>
            <TableCell>
              <StatusDot tone={event.state === "dead" ? "danger" : "warning"}>
                {event.state === "dead" ? "Unreadable" : "Waiting"}
              </StatusDot>
            </TableCell>
            <TableCell>{event.retellCallId ? <CopyId value={event.retellCallId} label="call id" /> : "–"}</TableCell>
            <TableCell>{event.retellAgentId ? <CopyId value={event.retellAgentId} label="agent id" /> : "–"}</TableCell>
            <TableCell className="text-muted-foreground">{event.problem ?? "–"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
