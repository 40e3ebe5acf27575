"use client";

import type { AuditEntryView } from "@voxcalls/api/schemas/audit";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
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
  return (
    <>
      <Table label="Audit log">
        <TableHeader>
          <TableRow>
            <TableHead>When</TableHead>
            <TableHead>Who</TableHead>
            <TableHead>What</TableHead>
            <TableHead>On</TableHead>
            <TableHead>Change</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {entries.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              isOpen={entry.id === openId}
              onOpen={() => void setOpen({ entry: entry.id })}
            />
          ))}
        </TableBody>
      </Table>
      <AuditDrawer entry={open ?? null} onClose={() => void setOpen({ entry: null })} />
    </>
  );
}

function EntryRow({ entry, isOpen, onOpen }: { entry: AuditEntryView; isOpen: boolean; onOpen: () => void }) {
  const Icon = icons[entry.actorType] ?? User;
  const change = changeWords(entry);
  return (
    <TableRow interactive current={isOpen} onClick={onOpen}>
      <TableCell>
        <button
          type="button"
          className="rounded-sm font-medium whitespace-nowrap"
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <RelativeTime at={entry.createdAt} />
        </button>
      </TableCell>
      <TableCell>
        <span className="inline-flex max-w-56 items-center gap-2">
          <Icon
            aria-label={actorKinds[entry.actorType] ?? entry.actorType}
            className="size-4 shrink-0 text-muted-foreground"
          />
          <span className="truncate" title={entry.actorLabel}>
            {entry.actorLabel}
          </span>
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap">{actWords(entry.action)}</TableCell>
      <TableCell>
        <span className="block max-w-44 truncate" title={entry.objectName ?? undefined}>
          {entry.objectName ?? objectKinds[entry.objectType ?? ""] ?? "–"}
        </span>
      </TableCell>
      <TableCell className="w-full max-w-0 min-w-48">
        <span className="block truncate text-muted-foreground">
          {entry.reason === null ? change : `“${entry.reason}”${change === "" ? "" : ` · ${change}`}`}
        </span>
      </TableCell>
    </TableRow>
  );
}
