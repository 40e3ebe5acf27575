import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Hash, SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { BringInNumbers } from "~/features/platform/bring-in-numbers";
import { PoolFilters } from "~/features/platform/pool-filters";
import { PoolPages } from "~/features/platform/pool-pages";
import { loadPoolPlace } from "~/features/platform/pool-place";
import { PoolTable } from "~/features/platform/pool-table";
import { chosenColumns } from "~/server/columns";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Phone numbers" };

const rowsUnlessTold = 50;

export default async function PoolPage({ searchParams }: PageProps<"/admin/phone-numbers">) {
  const { q, status, trail, rows: asked } = await loadPoolPlace(searchParams);
  const rows = Math.min(Math.max(asked ?? rowsUnlessTold, 1), 100);
  const contains = q?.replaceAll(/\D/g, "").slice(0, 15);
  const [page, columns] = await Promise.all([
    (await api()).pool.list({
      limit: rows,
      cursor: trail?.at(-1),
      ...(contains && { contains }),
      ...(status && { status }),
    }),
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
      ) : (
        <>
          {isEmpty ? (
            <>
              <PoolFilters />
              <EmptyState
                icon={<SearchX />}
                title="No number matches"
                description="None has these digits in this state."
                action={
                  <Link href="/admin/phone-numbers" className={buttonVariants()}>
                    Clear filters
                  </Link>
                }
              />
            </>
          ) : (
            <>
              <PoolTable numbers={page.data} chosenColumns={columns} filters={<PoolFilters />} />
              <PoolPages nextCursor={page.nextCursor} rows={rows} />
            </>
          )}
        </>
      )}
    </>
  );
}
