import type { AuditEntryView } from "@voxcalls/api/schemas/audit";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import Link from "next/link";
import { actWords } from "./audit-words";

/** The last entries of a log, each a way to the whole of it. `path` is the log's page. */
export function LatestActs({ entries, path }: { entries: readonly AuditEntryView[]; path: string }) {
  return (
    <ul className="divide-y">
      {entries.map(({ id, action, objectName, actorLabel, createdAt }) => (
        <li key={id}>
          <Link
            href={`${path}?entry=${id}`}
            className="flex items-center gap-4 px-4 py-2.5 text-compact -outline-offset-2 transition-colors hover:bg-muted"
          >
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{actWords(action)}</span>
              {objectName ? <span className="text-muted-foreground"> · {objectName}</span> : null}
            </span>
            <span className="max-w-40 truncate text-muted-foreground max-sm:hidden">{actorLabel}</span>
            <RelativeTime at={createdAt} className="w-20 shrink-0 text-right whitespace-nowrap text-muted-foreground" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
