"use client";

import type { ItemView } from "@voxcalls/api/schemas/reconciliation";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { useOpenRow } from "~/features/shell/open-row";
import { RowButton } from "~/features/shell/row-button";
import { ItemDrawer } from "./item-drawer";
import { itemStates, kindWords } from "./words";

/** Differences; a row opens both sides. */
export function ItemsTable({ items }: { items: readonly ItemView[] }) {
  const { openId, row, open, close } = useOpenRow(items);
  const columns: Column<ItemView>[] = [
    {
      id: "kind",
      label: "Difference",
      small: "lead",
      cell: ({ id, kind }) => (
        <RowButton className="whitespace-nowrap" onOpen={() => open(id)}>
          {kindWords[kind]}
        </RowButton>
      ),
    },
    { id: "day", label: "Day", className: "whitespace-nowrap tabular-nums", cell: ({ day }) => day },
    {
      id: "owner",
      label: "Organisation",
      cell: ({ ownerName }) =>
        ownerName === null ? (
          <span data-nothing className="text-muted-foreground">
            –
          </span>
        ) : (
          <span className="block max-w-40 truncate">{ownerName}</span>
        ),
    },
    {
      id: "why",
      label: "Why, and what was done",
      small: "line",
      className: "w-full max-w-0 min-w-52",
      cell: ({ reason, done }) => (
        <span className="block truncate text-muted-foreground" title={done ?? reason}>
          {done ?? reason}
        </span>
      ),
    },
    {
      id: "state",
      label: "State",
      small: "end",
      cell: ({ state }) => <StatusDot tone={itemStates[state].tone}>{itemStates[state].word}</StatusDot>,
    },
    {
      id: "found",
      label: "Found",
      className: "whitespace-nowrap",
      cell: ({ foundAt }) => <RelativeTime at={foundAt} />,
    },
  ];
  return (
    <>
      <DataTable
        label="Differences"
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        current={openId}
        interactive
      />
      <ItemDrawer item={row} onClose={close} />
    </>
  );
}
