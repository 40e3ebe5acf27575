import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { HeartPulse } from "lucide-react";
import type { Metadata } from "next";
import { KindFilter } from "~/features/provider-health/kind-filter";
import { LookNow } from "~/features/provider-health/look-now";
import { LooksList } from "~/features/provider-health/looks-list";
import { loadHealthPlace } from "~/features/provider-health/place";
import { StateTiles } from "~/features/provider-health/state-tiles";
import { ThingsTable } from "~/features/provider-health/things-table";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { orFirstPage } from "~/server/or-first-page";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Provider health" };

const path = "/admin/health";
const shownRuns = 3;

export default async function HealthPage({ searchParams }: PageProps<typeof path>) {
  const { state, kind, ...place } = await loadHealthPlace(searchParams);
  const asked = askedPage(place, 25);
  const caller = await api();
  const view = await orFirstPage(
    caller.providerHealth.list({
      ...asked,
      ...(state === null ? { attention: true } : state !== "all" && { state }),
      ...(kind && { kind }),
    }),
    path,
  );
  const isRunning = view.runs[0]?.state === "running";
  return (
    <>
      <PageHeader
        title="Provider health"
        description="Agents, prompts, flows, knowledge and numbers held against what the provider has, each night."
        actions={<LookNow isRunning={isRunning} />}
      />
      <div className="mb-8 flex flex-col gap-6">
        <StateTiles counts={view.counts} />
        {view.runs.length > 0 ? <LooksList runs={view.runs.slice(0, shownRuns)} /> : null}
      </div>
      <KindFilter />
      {view.data.length > 0 ? (
        <>
          <ThingsTable items={view.data} />
          <ListPages nextCursor={view.nextCursor} rows={asked.limit} />
        </>
      ) : state !== null || kind !== null ? (
        <NothingMatches href={path} title="Nothing matches" description="Nothing of this kind stands like this." />
      ) : (
        <EmptyState
          icon={<HeartPulse />}
          title={view.counts.length === 0 ? "Nobody has looked yet" : "Nothing asks for a look"}
          description={
            view.counts.length === 0
              ? "The first look is tonight, or now: what the provider has is held against what is here."
              : "Everything stands at the provider as it was written, or is on its way there."
          }
        />
      )}
    </>
  );
}
