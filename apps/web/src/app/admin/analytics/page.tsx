import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { TextLink } from "@voxcalls/ui/text-link";
import { ChartColumn } from "lucide-react";
import type { Metadata } from "next";
import { FailuresTable } from "~/features/analytics/failures-table";
import { HeadlineTiles } from "~/features/analytics/headline-tiles";
import { LatencyTable } from "~/features/analytics/latency-table";
import { MeasureChart } from "~/features/analytics/measure-chart";
import { OwnersTable } from "~/features/analytics/owners-table";
import { firstDay, loadAnalyticsPlace, periods, sorts } from "~/features/analytics/place";
import { DownloadCsv } from "~/features/audit/download-csv";
import { shortDate } from "~/features/dashboard/short-date";
import { AddressChoice } from "~/features/shell/address-choice";
import { orNotFound } from "~/server/or-not-found";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Analytics" };

const path = "/admin/analytics";
const shownOwners = 50;

export default async function AnalyticsPage({ searchParams }: PageProps<typeof path>) {
  const { days, show, sort, owner } = await loadAnalyticsPlace(searchParams);
  const asked = {
    from: firstDay(new Date(), Number(days)),
    sort,
    limit: shownOwners,
    ...(owner && { ownerId: owner }),
  };
  const view = await orNotFound((await api()).platform.analytics(asked));
  // A year's first and last day are told apart by their years alone.
  const dayWords = (day: string) =>
    view.interval === "day" ? shortDate(day) : `${shortDate(day)}, ${day.slice(0, 4)}`;
  const span = `${dayWords(view.from)} to ${dayWords(view.to)}`;
  const csv = (table: "series" | "tenants" | "failures" | "latency") => ({
    href: `/api/v1/admin/analytics?${new URLSearchParams({
      ...{ from: view.from, to: view.to, sort, table },
      ...(owner && { owner_id: owner }),
    })}`,
    fileName: `analytics-${table}-${view.from}-${view.to}.csv`,
  });
  const isEmpty = view.calls === 0 && view.previous.calls === 0 && Number(view.revenue) === 0;
  return (
    <>
      <PageHeader
        breadcrumb={
          view.owner ? (
            <Breadcrumb items={[{ label: "Analytics", href: path }, { label: view.owner.name }]} />
          ) : undefined
        }
        title={view.owner?.name ?? "Analytics"}
        description={
          view.owner
            ? `Its figures, ${span}, against as many days before.`
            : `All organisations together, ${span}, against as many days before. Each one's days are by its own clocks.`
        }
        actions={<AddressChoice label="Period" name="days" value={days} standard="30" options={periods} />}
      />
      {isEmpty ? (
        <EmptyState
          icon={<ChartColumn />}
          title="No calls in this period"
          description="Calls, minutes, revenue and margin stand here as soon as an organisation has its first call."
          className="rounded-lg border bg-card"
        />
      ) : (
        <div className="flex flex-col gap-6">
          <HeadlineTiles view={view} />
          <Card>
            <CardHeader
              title={view.interval === "day" ? "By day" : "By month"}
              actions={
                <span className="flex flex-wrap items-center justify-end gap-2">
                  <AddressChoice label="Figure" name="show" value={show} standard="minutes" options={sorts} />
                  <DownloadCsv {...csv("series")} />
                </span>
              }
            />
            <CardContent>
              <MeasureChart series={view.series} interval={view.interval} measure={show} />
            </CardContent>
          </Card>
          <div className="grid items-start gap-6 md:grid-cols-2">
            <Card>
              <CardHeader title="Response times" actions={<DownloadCsv {...csv("latency")} />} />
              <CardContent className="pt-1">
                <p className="mb-3 text-compact text-muted-foreground">
                  How fast agents answered: each call by the median of its turns, right to five percent.
                </p>
                <LatencyTable now={view.latencyMs} before={view.previous.latencyMs} />
              </CardContent>
            </Card>
            <Card>
              <CardHeader title="Why calls failed" actions={<DownloadCsv {...csv("failures")} />} />
              <CardContent className="pt-1">
                <FailuresTable failures={view.failures} failed={view.failed} calls={view.calls} />
              </CardContent>
            </Card>
          </div>
          {view.owner ? (
            <p className="text-compact">
              <TextLink href={`/admin/tenants/${view.owner.id}`}>
                Plan, members and numbers of {view.owner.name}
              </TextLink>
            </p>
          ) : (
            <Card>
              <CardHeader
                title="Organisations"
                description={
                  view.tenantsInAll > view.tenants.length
                    ? `The first ${view.tenants.length} of ${view.tenantsInAll.toLocaleString("en-US")}; the file has up to a thousand.`
                    : "With calls or charges in this period."
                }
                className="pb-3"
                actions={
                  <span className="flex flex-wrap items-center justify-end gap-2">
                    <AddressChoice label="Sorted by" name="sort" value={sort} standard="minutes" options={sorts} />
                    <DownloadCsv {...csv("tenants")} />
                  </span>
                }
              />
              <OwnersTable owners={view.tenants} days={days} />
            </Card>
          )}
          <p className="max-w-3xl text-compact text-muted-foreground">
            Cost is what the provider told for each call, and margin what the same calls were charged, less it. A call
            whose cost was not told counts in neither.
          </p>
        </div>
      )}
    </>
  );
}
