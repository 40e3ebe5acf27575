import type { PhoneNumberView } from "@voxcalls/api/schemas/phone-numbers";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
import { BindNumber, type Choice } from "./bind-number";
import { ReleaseNumber } from "./release-number";

interface NumbersTableProps {
  readonly numbers: readonly PhoneNumberView[];
  /** Null for readers who may look, but not bind or release. */
  readonly edit: { agents: readonly Choice[]; members: readonly Choice[] } | null;
}

export function NumbersTable({ numbers, edit }: NumbersTableProps) {
  return (
    <Table label="Numbers">
      <TableHeader>
        <TableRow>
          <TableHead>Number</TableHead>
          <TableHead>Answered by</TableHead>
          <TableHead>Belongs to</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>Since</TableHead>
          {edit ? (
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          ) : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {numbers.map((number) => (
          <TableRow key={number.id}>
            <TableCell className="font-medium whitespace-nowrap">
              {number.phoneNumber}
              {number.nickname ? (
                <span className="ml-2 font-normal text-muted-foreground">{number.nickname}</span>
              ) : null}
            </TableCell>
            <TableCell>
              {edit ? (
                <BindNumber number={number} what="agent" choices={edit.agents} />
              ) : (
                (number.assignedAgentName ?? "Nobody")
              )}
            </TableCell>
            <TableCell>
              {edit ? (
                <BindNumber number={number} what="user" choices={edit.members} />
              ) : (
                (number.assignedUserName ?? "Nobody")
              )}
            </TableCell>
            <TableCell>
              {number.status === "suspended" ? (
                <StatusDot tone="danger">Suspended</StatusDot>
              ) : number.syncState === "pending" ? (
                <StatusDot tone="warning">Saving at the provider</StatusDot>
              ) : (
                <StatusDot tone={number.assignedAgentId ? "success" : "neutral"}>
                  {number.assignedAgentId ? "In use" : "Answered by nobody"}
                </StatusDot>
              )}
            </TableCell>
            <TableCell className="text-muted-foreground">
              {number.assignedAt ? <RelativeTime at={number.assignedAt} /> : "–"}
            </TableCell>
            {edit ? (
              <TableCell className="text-right">
                <ReleaseNumber number={number} />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
