import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { PhoneOff, SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { CallFilters } from "~/features/calls/call-filters";
import { CallPages } from "~/features/calls/call-pages";
import { CallsTable } from "~/features/calls/calls-table";
import { loadCallFilters } from "~/features/calls/filter-parsers";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Calls" };

const rowsUnlessTold = 25;

export default async function CallsPage({ searchParams }: PageProps<"/dashboard/calls">) {
  const filters = await loadCallFilters(searchParams);
  const caller = await api();
  const rows = Math.min(Math.max(filters.rows ?? rowsUnlessTold, 1), 100);
  const [page, agents] = await Promise.all([
    caller.calls.list({
      limit: rows,
      cursor: filters.trail?.at(-1),
      q: filters.q || undefined,
      agentId: filters.agent ?? undefined,
      direction: filters.direction ?? undefined,
      status: filters.status ?? undefined,
    }),
    caller.agents.list({ limit: 100 }),
  ]);
  const filtered = Boolean(filters.q || filters.agent || filters.direction || filters.status || filters.trail);
  return (
    <>
      <PageHeader title="Calls" description="Every call, with what was said, how it sounded and what it cost." />
      <CallFilters agents={agents.data.map(({ id, name }) => ({ id, name }))} />
      {page.data.length > 0 ? (
        <>
          <CallsTable calls={page.data} />
          <CallPages nextCursor={page.nextCursor} rows={rows} />
        </>
      ) : filtered ? (
        <EmptyState
          icon={<SearchX />}
          title="No call matches"
          description="Nothing was said, dialled or charged that fits these filters."
          action={
            <Link href="/dashboard/calls" className={buttonVariants()}>
              Clear filters
            </Link>
          }
        />
      ) : (
        <EmptyState
          icon={<PhoneOff />}
          title="No calls yet"
          description="As soon as someone calls one of your numbers, the call stands here with its transcript, recording and price."
          action={
            <Link href="/dashboard/numbers" className={buttonVariants({ variant: "primary" })}>
              See your numbers
            </Link>
          }
        />
      )}
    </>
  );
}
