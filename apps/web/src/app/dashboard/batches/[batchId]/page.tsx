import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { Callout } from "@voxcalls/ui/callout";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Progress } from "@voxcalls/ui/progress";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatTile, StatTiles } from "@voxcalls/ui/stat-tile";
import type { Metadata } from "next";
import { DownloadCsv } from "~/features/audit/download-csv";
import { BatchActs } from "~/features/batches/batch-acts";
import { BatchFacts } from "~/features/batches/batch-facts";
import { BatchState } from "~/features/batches/batch-state";
import { haltWords, progressOf } from "~/features/batches/batch-words";
import { estimateWords } from "~/features/batches/estimate-words";
import { KeepFresh } from "~/features/batches/keep-fresh";
import { loadRowPlace } from "~/features/batches/row-place";
import { RowsTable } from "~/features/batches/rows-table";
import { exactPriceWords } from "~/features/calls/call-words";
import { ListPages } from "~/features/shell/list-pages";
import { askedPage } from "~/features/shell/page-place";
import { chosenColumns } from "~/server/columns";
import { orFirstPage } from "~/server/or-first-page";
import { readBatch } from "~/server/read-or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Batch" };

const figure = (count: number) => count.toLocaleString("en-US");

export default async function BatchPage({ params, searchParams }: PageProps<"/dashboard/batches/[batchId]">) {
  const { batchId } = await params;
  const { state, ...place } = await loadRowPlace(searchParams);
  const asked = askedPage(place, 50);
  const { person } = await requireMember();
  const [batch, columns] = await Promise.all([readBatch(batchId), chosenColumns("batch-rows")]);
  const rows = await orFirstPage(
    (await api()).batches.rows({ id: batchId, ...asked, ...(state && { state }) }),
    `/dashboard/batches/${batchId}`,
  );
  const { done, all } = progressOf(batch);
  const { rows: counts } = batch;
  const isMoving = ["running", "scheduled", "halted"].includes(batch.state) || counts.calling > 0;
  return (
    <>
      {isMoving ? <KeepFresh /> : null}
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Batches", href: "/dashboard/batches" }, { label: batch.name }]} />}
        title={batch.name}
        meta={<BatchState batch={batch} />}
        actions={
          <>
            {all + counts.refused > 0 ? (
              <DownloadCsv href={`/api/v1/batches/${batch.id}/rows`} fileName={`${batch.name}.csv`} />
            ) : null}
            {may(person.role, "batches:manage") ? <BatchActs batch={batch} /> : null}
          </>
        }
      />
      <div className="mb-6 flex flex-col gap-4 empty:hidden">
        {batch.haltReason !== null && batch.state !== "done" ? (
          <Callout tone="warning" title="Nobody is called at the moment">
            {haltWords(batch.haltReason, batch.state)}
          </Callout>
        ) : null}
        {batch.state === "draft" ? (
          <Callout
            tone={counts.waiting > 0 ? "info" : "warning"}
            title={
              counts.waiting > 0
                ? `${figure(counts.waiting)} ${counts.waiting === 1 ? "number" : "numbers"} to call` +
                  (counts.refused > 0 ? `, ${figure(counts.refused)} lines of the file are left out` : "")
                : "There is no number to call"
            }
          >
            {counts.waiting > 0
              ? `${estimateWords(batch)} Nobody is called before you start it.`
              : "Look below why the lines of the file are left out, and make a new batch."}
          </Callout>
        ) : null}
      </div>
      {batch.state === "draft" ? null : (
        <div className="mb-6">
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 text-compact">
            <span className="font-medium tabular-nums">
              {figure(done)} of {figure(all)} numbers
            </span>
            {batch.waits ? (
              <span className="text-muted-foreground">
                {batch.waits.what === "window" ? "The window opens" : "The next try is"}{" "}
                <RelativeTime at={batch.waits.until} />
              </span>
            ) : null}
          </div>
          <Progress label="Numbers that are through" value={done} max={Math.max(1, all)} className="mb-4" />
          <StatTiles>
            <StatTile label="Reached" value={figure(counts.reached)} />
            <StatTile label="Not reached" value={figure(counts.notReached)} />
            <StatTile label="Calling now" value={figure(counts.calling)} />
            <StatTile label="Waiting" value={figure(counts.waiting)} />
            <StatTile label="Left out" value={figure(counts.refused + counts.cancelled)} />
            <StatTile label="Spent" value={exactPriceWords(batch.totalCost)} />
          </StatTiles>
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <RowsTable
            batchId={batch.id}
            rows={rows.data}
            variables={Object.keys(batch.variableColumns)}
            chosenColumns={columns}
          />
          <ListPages nextCursor={rows.nextCursor} rows={asked.limit} />
        </div>
        <Card>
          <CardHeader title="Rules" />
          <CardContent className="pt-2">
            <BatchFacts batch={batch} />
          </CardContent>
        </Card>
      </div>
    </>
  );
}
