import { may } from "@voxcalls/api/permissions";
import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { PhoneOff } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { askedFilters, isFiltered } from "~/features/calls/asked-filters";
import { CallFilters } from "~/features/calls/call-filters";
import { CallTotals, CallTotalsSkeleton } from "~/features/calls/call-totals";
import { CallsArchive } from "~/features/calls/calls-archive";
import { ExportCalls } from "~/features/calls/export-calls";
import { filtersInAddress, loadCallFilters } from "~/features/calls/filter-parsers";
import { FollowRows } from "~/features/calls/follow-rows";
import { SavedViews } from "~/features/calls/saved-views";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { chosenColumns } from "~/server/columns";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Calls" };

const rowsUnlessTold = 25;

export default async function CallsPage({ searchParams }: PageProps<"/dashboard/calls">) {
  const { person } = await requireMember();
  const address = await loadCallFilters(searchParams);
  const caller = await api();
  const asked = askedPage(address, rowsUnlessTold);
  const filters = askedFilters(address, new Date());
  const [page, agents, members, columns, tags, made, { settings }] = await Promise.all([
    orFirstPage(caller.calls.table({ ...filters, ...asked }), "/dashboard/calls"),
    caller.agents.list({ limit: 100 }),
    may(person.role, "members:read") ? caller.members.list() : [],
    chosenColumns("calls"),
    caller.calls.tags(),
    caller.calls.recentExports(),
    caller.auth.me(),
  ]);
  const filtered = isFiltered(address);
  if (page.data.length === 0 && !filtered && address.trail === null) return <NoCalls />;
  return (
    <>
      <Head />
      {address.trail === null ? <FollowRows /> : null}
      <div className="mb-3">
        <CallFilters
          agents={agents.data.map(({ id, name }) => ({ value: id, label: name }))}
          members={members.map(({ id, name }) => ({ value: id, label: name }))}
          tags={tags}
          end={
            <>
              <SavedViews views={settings.callViews} current={filtered ? filtersInAddress(address) : null} />
              {page.data.length > 0 ? <ExportCalls filters={filters} made={made} /> : null}
            </>
          }
        />
      </div>
      {page.data.length > 0 ? (
        <>
          <CallsArchive
            calls={page.data}
            nameOfMember={Object.fromEntries(members.map(({ id, name }) => [id, name]))}
            chosenColumns={columns}
            mayTag={may(person.role, "calls:annotate")}
            mayDelete={may(person.role, "calls:delete")}
            totals={
              <Suspense key={JSON.stringify(filters)} fallback={<CallTotalsSkeleton />}>
                <CallTotals filters={filters} />
              </Suspense>
            }
          />
          <ListPages nextCursor={page.nextCursor} rows={asked.limit} />
        </>
      ) : (
        <NothingMatches
          href="/dashboard/calls"
          title="No call matches"
          description="Nothing was said, dialled or charged that fits these filters."
        />
      )}
    </>
  );
}

function Head() {
  return <PageHeader title="Calls" description="Every call, with what was said, how it sounded and what it cost." />;
}

function NoCalls() {
  return (
    <>
      <Head />
      <FollowRows />
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
    </>
  );
}
