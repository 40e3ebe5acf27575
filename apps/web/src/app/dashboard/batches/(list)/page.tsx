import { may } from "@voxcalls/api/permissions";
import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { ListChecks, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { createLoader } from "nuqs/server";
import { BatchesTable } from "~/features/batches/batches-table";
import { BatchesTabs } from "~/features/batches/batches-tabs";
import { ListPages } from "~/features/shell/list-pages";
import { askedPage, pagePlace } from "~/features/shell/page-place";
import { chosenColumns } from "~/server/columns";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Batches" };

const path = "/dashboard/batches";
const loadPlace = createLoader(pagePlace);

export default async function BatchesPage({ searchParams }: PageProps<typeof path>) {
  const { person } = await requireMember();
  const asked = askedPage(await loadPlace(searchParams), 25);
  const caller = await api();
  const [page, columns] = await Promise.all([orFirstPage(caller.batches.list(asked), path), chosenColumns("batches")]);
  const begin = may(person.role, "batches:manage") ? (
    <Link href="/dashboard/batches/new" className={buttonVariants({ variant: "primary" })}>
      <Plus />
      New batch
    </Link>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Batches"
        description="Lists of people whom an agent calls, one after the other."
        actions={page.data.length > 0 ? begin : undefined}
      />
      <BatchesTabs open={path} />
      {page.data.length > 0 ? (
        <>
          <BatchesTable batches={page.data} chosenColumns={columns} />
          <ListPages nextCursor={page.nextCursor} rows={asked.limit} />
        </>
      ) : (
        <EmptyState
          icon={<ListChecks />}
          title="No batches yet"
          description="Bring a list of numbers as CSV and say when people may be called: an agent calls each of them once, and you see what came of it."
          action={begin}
        />
      )}
    </>
  );
}
