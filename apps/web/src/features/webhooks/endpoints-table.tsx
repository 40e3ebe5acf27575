"use client";

import type { WebhookEndpointView } from "@voxcalls/api/schemas/webhook-endpoints";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import Link from "next/link";
import { endpointStates, eventChoices } from "./webhook-words";

/** The endpoints of the organisation; a row opens its log. */
export function EndpointsTable({ endpoints }: { endpoints: readonly WebhookEndpointView[] }) {
  return <DataTable label="Webhook endpoints" columns={columns} rows={endpoints} rowKey={({ id }) => id} interactive />;
}

const columns: Column<WebhookEndpointView>[] = [
  {
    id: "address",
    label: "Address",
    small: "lead",
    className: "w-full max-w-0 min-w-56",
    cell: ({ id, url, description }) => (
      <>
        <Link
          href={`/dashboard/settings/developer/webhooks/${id}`}
          data-row-link
          title={url}
          className="block truncate rounded-sm font-medium after:absolute after:inset-0"
        >
          {url.replace(/^https:\/\//, "")}
        </Link>
        {description === "" ? null : (
          <span className="block truncate text-xs text-muted-foreground">{description}</span>
        )}
      </>
    ),
  },
  { id: "events", label: "Events", small: "off", className: "whitespace-nowrap", cell: ({ events }) => told(events) },
  {
    id: "state",
    label: "State",
    small: "end",
    cell: ({ status }) => <StatusDot tone={endpointStates[status].tone}>{endpointStates[status].word}</StatusDot>,
  },
  {
    id: "waiting",
    label: "Waiting",
    numeric: true,
    small: "off",
    cell: ({ waiting }) => (waiting === 0 ? <span className="text-muted-foreground">–</span> : waiting),
  },
  {
    id: "delivered",
    label: "Last delivered",
    className: "whitespace-nowrap",
    cell: ({ lastSuccessAt }) =>
      lastSuccessAt ? (
        <>
          <span className="sm:hidden">Delivered </span>
          <RelativeTime at={lastSuccessAt} />
        </>
      ) : (
        <span className="text-muted-foreground">Nothing yet</span>
      ),
  },
];

function told(events: readonly string[]): string {
  return events.length === eventChoices.length ? "All events" : events.join(", ");
}
