import type { AuditEntryView, ListAuditInput } from "@voxcalls/api/schemas/audit";
import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { ScrollText, SearchX } from "lucide-react";
import Link from "next/link";
import { AuditFilters } from "./audit-filters";
import { AuditPages } from "./audit-pages";
import { askedEntries, isFiltered, loadAuditFilters } from "./audit-parsers";
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
  readonly actors: readonly string[];
  readonly things: readonly string[];
}

const rowsUnlessTold = 25;

/** A log with its filters, a tenant's or the platform's. */
export async function AuditLog({ path, searchParams, list, csv, actors, things }: AuditLogProps) {
  const address = await loadAuditFilters(searchParams);
  const rows = Math.min(Math.max(address.rows ?? rowsUnlessTold, 1), 100);
  const filters = askedEntries(address, new Date());
  const page = await list({ ...filters, limit: rows, cursor: address.trail?.at(-1) });
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
      <AuditFilters
        actors={actors}
        things={things}
        action={<DownloadCsv href={`${csv.route}?${asked.toString()}`} fileName={csv.fileName} />}
      />
      {page.data.length > 0 ? (
        <>
          <AuditTable entries={page.data} />
          <AuditPages nextCursor={page.nextCursor} rows={rows} />
        </>
      ) : (
        <EmptyState
          icon={<SearchX />}
          title="No entry matches"
          description="Nobody did anything that fits these filters."
          action={
            <Link href={path} className={buttonVariants()}>
              Clear filters
            </Link>
          }
        />
      )}
    </>
  );
}
