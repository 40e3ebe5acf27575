"use client";

import type { AuditEntryView } from "@voxcalls/api/schemas/audit";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { FullTime } from "@voxcalls/ui/relative-time";
import { Sheet, SheetContent } from "@voxcalls/ui/sheet";
import { actorKinds, actWords, changesOf, objectKinds, type Change } from "./audit-words";

/** One entry of the log: who, on what, why, and what was before and after. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntryView | null; onClose: () => void }) {
  return (
    <Sheet open={entry !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {entry ? (
        <SheetContent size="lg" title={actWords(entry.action)} description={<FullTime at={entry.createdAt} />}>
          <Inside entry={entry} />
        </SheetContent>
      ) : null}
    </Sheet>
  );
}

function Inside({ entry }: { entry: AuditEntryView }) {
  const changes = changesOf(entry);
  const kind = objectKinds[entry.objectType ?? ""] ?? entry.objectType;
  return (
    <div className="flex flex-col gap-6">
      <DetailList>
        <Detail label={actorKinds[entry.actorType] ?? "Actor"}>{entry.actorLabel}</Detail>
        {kind ? <Detail label={kind}>{entry.objectName ?? "–"}</Detail> : null}
        {entry.reason ? <Detail label="Reason">{entry.reason}</Detail> : null}
      </DetailList>
      {changes.length > 0 ? (
        <section>
          <h3 className="mb-2 text-sm font-semibold">{entry.before && entry.after ? "What changed" : "Details"}</h3>
          <ul className="divide-y rounded-lg border text-compact">
            {changes.map((change) => (
              <ChangeLine key={change.field} change={change} />
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3 className="mb-1 text-sm font-semibold">For reference</h3>
        <DetailList>
          <Detail label="Action">
            <code className="text-xs">{entry.action}</code>
          </Detail>
          <Detail label="Entry">
            <CopyId value={entry.id} label="entry id" />
          </Detail>
          {entry.objectId ? (
            <Detail label={kind ?? "Object"}>
              <CopyId value={entry.objectId} label="object id" />
            </Detail>
          ) : null}
          {entry.actorId ? (
            <Detail label="Actor">
              <CopyId value={entry.actorId} label="actor id" />
            </Detail>
          ) : null}
          {entry.requestId ? (
            <Detail label="Request">
              <CopyId value={entry.requestId} label="request id" />
            </Detail>
          ) : null}
        </DetailList>
      </section>
    </div>
  );
}

function ChangeLine({ change: { field, before, after } }: { change: Change }) {
  return (
    <li className="flex flex-col gap-1 px-3 py-2">
      <span className="text-xs font-medium text-muted-foreground">{field}</span>
      {before === null ? null : (
        <span className={after === null ? "break-words" : "break-words text-muted-foreground line-through"}>
          {after === null ? null : <span className="sr-only">before: </span>}
          {before}
        </span>
      )}
      {after === null ? null : (
        <span className="break-words">
          {before === null ? null : <span className="sr-only">after: </span>}
          {after}
        </span>
      )}
    </li>
  );
}
