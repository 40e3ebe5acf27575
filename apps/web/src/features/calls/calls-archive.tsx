"use client";

import type { CallInTable } from "@voxcalls/api/schemas/calls";
import dynamic from "next/dynamic";
import { useQueryStates } from "nuqs";
import { useState, useSyncExternalStore, type MouseEvent, type ReactNode } from "react";
import { ListTable } from "~/features/shell/list-table";
import { callColumns } from "./call-columns";
import { openCall } from "./filter-parsers";
import { SaidLines } from "./said-lines";
import { selectColumn } from "./select-column";
import { SelectedCalls } from "./selected-calls";

// Fetched when a row is first opened: the list must not wait for it.
const CallDrawer = dynamic(() => import("./call-drawer").then((module) => module.CallDrawer), { ssr: false });

interface CallsArchiveProps {
  readonly calls: readonly CallInTable[];
  /** Empty for readers who see nobody's calls but their own. */
  readonly nameOfMember: Readonly<Record<string, string>>;
  readonly chosenColumns: readonly string[] | null;
  /** Above the table: the sums of everything that matches. */
  readonly totals: ReactNode;
  readonly mayTag: boolean;
  readonly mayDelete: boolean;
}

/** A page of the archive. A row opens in a drawer that the address knows of; its link is the call's own page. */
export function CallsArchive({ calls, nameOfMember, chosenColumns, totals, mayTag, mayDelete }: CallsArchiveProps) {
  const [{ call: open, line }, setOpen] = useQueryStates(openCall, { history: "push" });
  const [wasOpen, setWasOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // An address that changes while the page still wakes up is lost on the router; until then the link is a plain link.
  const isAwake = useSyncExternalStore(neverChanges, isInBrowser, isOnServer);
  // Once it was open it stays, closed, so that it can leave as it came.
  if (open !== null && !wasOpen) setWasOpen(true);
  // Of another page, or gone meanwhile: what cannot be seen is not chosen.
  const selected = calls.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  function show(event: MouseEvent, call: string, at: number | null) {
    if (!isAwake || wantsOwnTab(event)) return;
    event.preventDefault();
    void setOpen({ call, line: at });
  }
  const columns = callColumns({
    nameOfMember,
    open: (call, time) => (
      <a
        data-row-link
        href={`/dashboard/calls/${call.id}`}
        onClick={(event) => show(event, call.id, null)}
        className="font-medium outline-offset-4 after:absolute after:inset-0"
      >
        {time}
      </a>
    ),
  });
  return (
    <>
      <ListTable
        name="calls"
        chosenColumns={chosenColumns}
        above={
          selected.length > 0 ? (
            <SelectedCalls ids={selected} mayDelete={mayDelete} onDone={() => setChosen(new Set())} />
          ) : (
            totals
          )
        }
        label="Calls"
        columns={mayTag ? [selectColumn({ rows: calls, selected, onSelect: setChosen }), ...columns] : columns}
        rows={calls}
        rowKey={(call) => call.id}
        current={open}
        interactive
        under={(call) =>
          call.said ? (
            <SaidLines callId={call.id} said={call.said} onOpen={(event, at) => show(event, call.id, at)} />
          ) : null
        }
      />
      {wasOpen ? (
        <CallDrawer
          callId={open}
          line={line}
          ids={calls.map(({ id }) => id)}
          onOpen={(id) => void setOpen({ call: id, line: null })}
          mayWrite={mayTag}
        />
      ) : null}
    </>
  );
}

const neverChanges = () => () => undefined;
const isInBrowser = () => true;
const isOnServer = () => false;

function wantsOwnTab(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
