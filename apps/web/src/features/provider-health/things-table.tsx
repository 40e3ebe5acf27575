"use client";

import type { HealthItem } from "@voxcalls/api/schemas/provider-health";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { useOpenRow } from "~/features/shell/open-row";
import { RowButton } from "~/features/shell/row-button";
import { ThingDrawer } from "./thing-drawer";
import { fieldWords, kindWords, stateWords } from "./words";

/** Things at the provider; a row opens what differs and what can be done. */
export function ThingsTable({ items }: { items: readonly HealthItem[] }) {
  const { openId, row, open, close } = useOpenRow(items);
  const columns: Column<HealthItem>[] = [
    {
      id: "name",
      label: "Name",
      small: "lead",
      className: "min-w-40",
      cell: ({ id, name }) => (
        <RowButton className="block max-w-48 truncate sm:max-w-72" onOpen={() => open(id)}>
          {name}
        </RowButton>
      ),
    },
    { id: "kind", label: "Kind", className: "whitespace-nowrap", cell: ({ kind }) => kindWords[kind] },
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
      label: "What differs",
      small: "line",
      className: "w-full max-w-0 min-w-52",
      cell: ({ reason, differences }) => {
        const fields = [...new Set(differences.map(({ field }) => fieldWords(field)))].join(", ");
        return (
          <span className="block truncate text-muted-foreground" title={reason}>
            {fields || reason}
          </span>
        );
      },
    },
    {
      id: "state",
      label: "State",
      small: "end",
      className: "whitespace-nowrap",
      cell: ({ state }) => <StatusDot tone={stateWords[state].tone}>{stateWords[state].word}</StatusDot>,
    },
    {
      id: "since",
      label: "Since",
      className: "whitespace-nowrap",
      cell: ({ foundAt }) => <RelativeTime at={foundAt} />,
    },
  ];
  return (
    <>
      <DataTable
        label="Things at the provider"
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        current={openId}
        interactive
      />
      <ThingDrawer item={row} onClose={close} />
    </>
  );
}
