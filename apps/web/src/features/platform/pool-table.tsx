import type { PoolNumberView } from "@voxcalls/api/schemas/phone-number-pool";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";

const states = {
  importing: { tone: "info", word: "Being brought in" },
  available: { tone: "success", word: "Available" },
  assigned: { tone: "neutral", word: "Assigned" },
  quarantined: { tone: "warning", word: "At rest" },
  suspended: { tone: "danger", word: "Suspended" },
} as const;

const typeWords = { local: "Local", mobile: "Mobile", toll_free: "Toll-free" };

/** Every number of the platform and whose it is. */
export function PoolTable({ numbers }: { numbers: readonly PoolNumberView[] }) {
  return (
    <Table label="Phone numbers">
      <TableHeader>
        <TableRow>
          <TableHead>Number</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Organisation</TableHead>
          <TableHead>Type</TableHead>
          <TableHead>At Retell</TableHead>
          <TableHead>Added</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {numbers.map((number) => (
          <TableRow key={number.id}>
            <TableCell className="font-medium whitespace-nowrap">{number.phoneNumber}</TableCell>
            <TableCell>
              <StatusDot tone={states[number.status].tone}>{states[number.status].word}</StatusDot>
              {number.failureReason ? (
                <span className="block text-xs text-muted-foreground">{number.failureReason}</span>
              ) : null}
              {number.quarantinedUntil ? (
                <span className="block text-xs text-muted-foreground">
                  until {number.quarantinedUntil.toISOString().slice(0, 10)}
                </span>
              ) : null}
            </TableCell>
            <TableCell>{number.tenantName ?? "–"}</TableCell>
            <TableCell className="whitespace-nowrap">
              {typeWords[number.numberType]}, {number.countryCode}
            </TableCell>
            <TableCell>
              {number.retellPhoneId ? (number.syncState === "in_sync" ? "In sync" : "Catching up") : "Not yet"}
            </TableCell>
            <TableCell className="text-muted-foreground">
              <RelativeTime at={number.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
