import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Hash } from "lucide-react";
import type { Metadata } from "next";
import { BringInNumbers } from "~/features/platform/bring-in-numbers";
import { PoolFilters } from "~/features/platform/pool-filters";
import { loadPoolPlace } from "~/features/platform/pool-place";
import { PoolTable } from "~/features/platform/pool-table";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { chosenColumns } from "~/server/columns";
import { orFirstPage } from "~/server/or-first-page";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Phone numbers" };

const path = "/admin/phone-numbers";
const rowsUnlessTold = 50;

export default async function PoolPage({ searchParams }: PageProps<typeof path>) {
  const { q, status, ...place } = await loadPoolPlace(searchParams);
  const asked = askedPage(place, rowsUnlessTold);
  const caller = await api();
  const contains = q?.replaceAll(/\D/g, "").slice(0, 15);
  const [page, columns] = await Promise.all([
    orFirstPage(caller.pool.list({ ...asked, ...(contains && { contains }), ...(status && { status }) }), path),
    chosenColumns("pool"),
  ]);
  const filtered = Boolean(contains) || status !== null;
  const isEmpty = page.data.length === 0;
  const add = <BringInNumbers />;
  return (
    <>
      <PageHeader
        title="Phone numbers"
        description="Every number of the platform: in the pool, or with an organisation."
        actions={isEmpty && !filtered ? undefined : add}
      />
      {isEmpty && !filtered ? (
        <EmptyState
          icon={<Hash />}
          title="The pool is empty"
          description="Buy numbers at Twilio or bring in those of your account; organisations then claim them here."
          action={add}
        />
      ) : isEmpty ? (
        <>
          <div className="mb-3">
            <PoolFilters />
          </div>
          <NothingMatches href={path} title="No number matches" description="None has these digits in this state." />
        </>
      ) : (
        <>
          <PoolTable numbers={page.data} chosenColumns={columns} filters={<PoolFilters />} />
          <ListPages nextCursor={page.nextCursor} rows={asked.limit} />
        </>
      )}
    </>
  );
}
