import { EmptyState } from "@voxcalls/ui/empty-state";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { PageHeader } from "@voxcalls/ui/page-header";
import { CheckCheck } from "lucide-react";
import type { Metadata } from "next";
import { DaysGrid } from "~/features/reconciliation/days-grid";
import { ItemFilters } from "~/features/reconciliation/item-filters";
import { ItemsTable } from "~/features/reconciliation/items-table";
import { loadReconciliationPlace } from "~/features/reconciliation/place";
import { RunNow } from "~/features/reconciliation/run-now";
import { RunsList } from "~/features/reconciliation/runs-list";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { orFirstPage } from "~/server/or-first-page";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Reconciliation" };

const path = "/admin/reconciliation";
const shownRuns = 4;
const aDay = /^\d{4}-\d\d-\d\d$/;

export default async function ReconciliationPage({ searchParams }: PageProps<typeof path>) {
  const { state, kind, day, ...place } = await loadReconciliationPlace(searchParams);
  const asked = askedPage(place, 25);
  const ofDay = day !== null && aDay.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
  const shown = state === "all" ? null : (state ?? "open");
  const caller = await api();
  const view = await orFirstPage(
    caller.reconciliation.list({
      ...asked,
      ...(shown && { state: shown }),
      ...(kind && { kind }),
      ...(ofDay !== null && { day: ofDay }),
    }),
    path,
  );
  const isFiltered = state !== null || kind !== null || ofDay !== null;
  return (
    <>
      <PageHeader
        title="Reconciliation"
        description="Every call held against the provider's own list, both ways, each night. Days are UTC."
        actions={<RunNow isRunning={view.runs[0]?.state === "running"} />}
      />
      <div className="mb-8 grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card>
          <CardHeader
            title="By day"
            description="The provider's calls of each day; green only for the reason it names."
          />
          <CardContent>
            <DaysGrid days={view.days} />
          </CardContent>
        </Card>
        <Card>
          <CardHeader title="Last comparisons" />
          <CardContent>
            {view.runs.length === 0 ? (
              <p className="text-compact text-muted-foreground">None yet. The first one begins tonight, or now.</p>
            ) : (
              <RunsList runs={view.runs.slice(0, shownRuns)} />
            )}
          </CardContent>
        </Card>
      </div>
      <h2 className="mb-3 text-base font-semibold">Differences</h2>
      <ItemFilters open={view.openByKind} />
      {view.data.length > 0 ? (
        <>
          <ItemsTable items={view.data} />
          <ListPages nextCursor={view.nextCursor} rows={asked.limit} />
        </>
      ) : isFiltered ? (
        <NothingMatches href={path} title="No difference matches" description="Nothing of this kind was found." />
      ) : (
        <EmptyState
          icon={<CheckCheck />}
          title="Nothing is open"
          description={
            view.runs.length === 0
              ? "No comparison was made yet, so this says nothing."
              : "Every difference that was found is settled, or may stay for a stated reason."
          }
        />
      )}
    </>
  );
}
