"use client";

import type { AuditEntryView } from "@voxcalls/api/schemas/audit";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Cog, KeyRound, LifeBuoy, ShieldUser, User, type LucideIcon } from "lucide-react";
import { useQueryStates } from "nuqs";
import { openEntry } from "./audit-parsers";
import { AuditDrawer } from "./audit-drawer";
import { actorKinds, actWords, changeWords, objectKinds } from "./audit-words";

const icons: Readonly<Record<string, LucideIcon>> = {
  member: User,
  api_key: KeyRound,
  support: LifeBuoy,
  super_admin: ShieldUser,
  system: Cog,
};

/** A page of a log; a row opens what was changed. */
export function AuditTable({ entries }: { entries: readonly AuditEntryView[] }) {
  const [{ entry: openId }, setOpen] = useQueryStates(openEntry, { history: "push" });
  const open = entries.find(({ id }) => id === openId);
  const columns: Column<AuditEntryView>[] = [
    {
      id: "when",
      label: "When",
      small: "end",
      cell: (entry) => (
        <button
          type="button"
          data-row-link
          className="rounded-sm font-medium whitespace-nowrap after:absolute after:inset-0"
          onClick={() => void setOpen({ entry: entry.id })}
        >
          <RelativeTime at={entry.createdAt} />
        </button>
      ),
    },
    { id: "who", label: "Who", cell: (entry) => <Who entry={entry} /> },
    {
      id: "what",
      label: "What",
      small: "lead",
      className: "sm:whitespace-nowrap",
      cell: ({ action }) => actWords(action),
    },
    {
      id: "on",
      label: "On",
      cell: ({ objectName, objectType }) => (
        <span className="block max-w-44 truncate" title={objectName ?? undefined}>
          {objectName ?? objectKinds[objectType ?? ""] ?? "–"}
        </span>
      ),
    },
    {
      id: "change",
      label: "Change",
      small: "off",
      className: "w-full max-w-0 min-w-48",
      cell: (entry) => <span className="block truncate text-muted-foreground">{changeAndReason(entry)}</span>,
    },
  ];
  return (
    <>
      <DataTable
        label="Audit log"
        columns={columns}
        rows={entries}
        rowKey={({ id }) => id}
        current={openId}
        interactive
      />
      <AuditDrawer entry={open ?? null} onClose={() => void setOpen({ entry: null })} />
    </>
  );
}

function Who({ entry: { actorType, actorLabel } }: { entry: AuditEntryView }) {
  const Icon = icons[actorType] ?? User;
  return (
    <span className="inline-flex max-w-56 items-center gap-2">
      <Icon aria-label={actorKinds[actorType] ?? actorType} className="size-4 shrink-0 text-muted-foreground" />
      <span className="truncate" title={actorLabel}>
        {actorLabel}
      </span>
    </span>
  );
}

function changeAndReason(entry: AuditEntryView): string {
  const change = changeWords(entry);
  if (entry.reason === null) return change;
  return change === "" ? `“${entry.reason}”` : `“${entry.reason}” · ${change}`;
}
