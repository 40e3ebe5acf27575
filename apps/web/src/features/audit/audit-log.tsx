import type { AuditEntryView, ListAuditInput } from "@voxcalls/api/schemas/audit";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { ScrollText } from "lucide-react";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { AuditFilters } from "./audit-filters";
import { askedEntries, isFiltered, loadAuditFilters, type ActorKind, type ThingKind } from "./audit-parsers";
import { AuditTable } from "./audit-table";
import { DownloadCsv } from "./download-csv";

interface AuditLogProps {
  /** The page's own path, for the way back from filters that hide everything. */
  readonly path: string;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
  readonly list: (
    input: Pick<ListAuditInput, "limit"> & Partial<ListAuditInput>,
  ) => Promise<{ data: AuditEntryView[]; nextCursor: string | null }>;
  readonly csv: { readonly route: string; readonly fileName: string };
  readonly actors: readonly ActorKind[];
  readonly things: readonly ThingKind[];
}

const rowsUnlessTold = 25;

/** A log with its filters, a tenant's or the platform's. */
export async function AuditLog({ path, searchParams, list, csv, actors, things }: AuditLogProps) {
  const address = await loadAuditFilters(searchParams);
  const pageAsked = askedPage(address, rowsUnlessTold);
  const filters = askedEntries(address, new Date());
  const page = await list({ ...filters, ...pageAsked });
  const asked = new URLSearchParams();
  if (filters.q) asked.set("q", filters.q);
  if (filters.actorType) asked.set("actor_type", filters.actorType);
  if (filters.objectType) asked.set("object_type", filters.objectType);
  if (filters.from) asked.set("from", filters.from.toISOString());
  const hidesNothing = !isFiltered(address) && address.trail === null;
  if (page.data.length === 0 && hidesNothing) {
    return (
      <EmptyState
        icon={<ScrollText />}
        title="Nothing written down yet"
        description="Every change from now on stands here: who made it, on what, and what was there before."
      />
    );
  }
  return (
    <>
      <div className="mb-3">
        <AuditFilters
          actors={actors}
          things={things}
          action={<DownloadCsv href={`${csv.route}?${asked.toString()}`} fileName={csv.fileName} />}
        />
      </div>
      {page.data.length > 0 ? (
        <>
          <AuditTable entries={page.data} />
          <ListPages nextCursor={page.nextCursor} rows={pageAsked.limit} />
        </>
      ) : (
        <NothingMatches
          href={path}
          title="No entry matches"
          description="Nobody did anything that fits these filters."
        />
      )}
    </>
  );
}
