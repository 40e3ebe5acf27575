"use client";

import type { DeliveryView } from "@voxcalls/api/schemas/webhook-endpoints";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { useQueryStates } from "nuqs";
import { DeliveryDrawer } from "./delivery-drawer";
import { openDelivery } from "./log-parsers";
import { deliveryState } from "./webhook-words";

interface LogTableProps {
  readonly endpointId: string;
  readonly deliveries: readonly DeliveryView[];
  readonly mayReplay: boolean;
}

/** What an endpoint was sent; a row opens request and answer. */
export function LogTable({ endpointId, deliveries, mayReplay }: LogTableProps) {
  const [{ delivery: openId }, setOpen] = useQueryStates(openDelivery, { history: "push" });
  const open = deliveries.find(({ id }) => id === openId);
  const columns: Column<DeliveryView>[] = [
    {
      id: "event",
      label: "Event",
      small: "lead",
      cell: (delivery) => (
        <button
          type="button"
          data-row-link
          className="rounded-sm font-medium whitespace-nowrap after:absolute after:inset-0"
          onClick={() => void setOpen({ delivery: delivery.id })}
        >
          {delivery.type}
          {delivery.isReplay ? <span className="font-normal text-muted-foreground"> again</span> : null}
        </button>
      ),
    },
    {
      id: "state",
      label: "State",
      small: "end",
      cell: (delivery) => {
        const { tone, word } = deliveryState(delivery);
        return <StatusDot tone={tone}>{word}</StatusDot>;
      },
    },
    {
      id: "answer",
      label: "Answer",
      className: "w-full max-w-0 min-w-40",
      small: "line",
      cell: ({ problem, answerStatus }) => (
        <span className="block truncate text-muted-foreground" title={problem ?? undefined}>
          {problem ?? answerStatus ?? "–"}
        </span>
      ),
    },
    { id: "tries", label: "Tries", numeric: true, small: "off", cell: ({ attempts }) => attempts },
    {
      id: "took",
      label: "Took",
      numeric: true,
      small: "off",
      className: "whitespace-nowrap",
      cell: ({ tookMs }) => (tookMs === null ? "–" : `${tookMs} ms`),
    },
    {
      id: "when",
      label: "When",
      className: "whitespace-nowrap",
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
  ];
  return (
    <>
      <DataTable
        label="Deliveries"
        columns={columns}
        rows={deliveries}
        rowKey={({ id }) => id}
        current={openId}
        interactive
      />
      <DeliveryDrawer
        endpointId={endpointId}
        delivery={open ?? null}
        mayReplay={mayReplay}
        onClose={() => void setOpen({ delivery: null })}
      />
    </>
  );
}
