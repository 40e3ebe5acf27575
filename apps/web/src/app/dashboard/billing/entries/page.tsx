import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { PageHeader } from "@voxcalls/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EntriesTable } from "~/features/billing/entries-table";
import { loadEntryFilters } from "~/features/billing/entry-filters";
import { roundingWords } from "~/features/billing/statement-words";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Entries" };

const rowsUnlessTold = 50;

export default async function EntriesPage({ searchParams }: PageProps<"/dashboard/billing/entries">) {
  const { person } = await requireMember();
  if (!may(person.role, "billing:read")) notFound();
  const address = await loadEntryFilters(searchParams);
  const { agent, member, number } = address;
  const asked = askedPage(address, rowsUnlessTold);
  const caller = await api();
  const { periodStart, periodEnd } = await caller.billing.summary();
  const page = await orFirstPage(
    caller.billing.records({
      ...asked,
      from: periodStart,
      to: periodEnd,
      ...(agent && { agentId: agent }),
      ...(member && { userId: member }),
      ...(number && { phoneNumber: number }),
    }),
    "/dashboard/billing/entries",
  );
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Billing", href: "/dashboard/billing" }, { label: "Entries" }]} />}
        title="Entries of this month"
        description="What each call was charged, entry by entry."
      />
      {page.data.length > 0 ? (
        <>
          <EntriesTable entries={page.data} />
          <ListPages nextCursor={page.nextCursor} rows={asked.limit} />
          <p className="mt-4 max-w-3xl text-compact text-muted-foreground">{roundingWords}</p>
        </>
      ) : (
        <NothingMatches
          href="/dashboard/billing/entries"
          title="No entry matches"
          description="No call of this month was billed that fits."
        />
      )}
    </>
  );
}
