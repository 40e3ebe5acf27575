import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Building2, SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { NewTenant } from "~/features/platform/new-tenant";
import { TenantsFilters } from "~/features/platform/tenants-filters";
import { TenantsPages } from "~/features/platform/tenants-pages";
import { loadTenantsPlace } from "~/features/platform/tenants-place";
import { TenantsTable } from "~/features/platform/tenants-table";
import { chosenColumns } from "~/server/columns";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Organisations" };

const rowsUnlessTold = 50;

export default async function TenantsPage({ searchParams }: PageProps<"/admin/tenants">) {
  const { q, status, plan, trail, rows: asked } = await loadTenantsPlace(searchParams);
  const rows = Math.min(Math.max(asked ?? rowsUnlessTold, 1), 100);
  const [page, columns] = await Promise.all([
    (await api()).tenants.list({
      limit: rows,
      cursor: trail?.at(-1),
      ...(q && { q: q.slice(0, 120) }),
      ...(status && { status }),
      ...(plan && { plan }),
    }),
    chosenColumns("tenants"),
  ]);
  const filtered = Boolean(q) || status !== null || plan !== null;
  const isEmpty = page.data.length === 0;
  return (
    <>
      <PageHeader
        title="Organisations"
        description="Who uses the platform, on which plan, and how near to its limits."
        actions={isEmpty && !filtered ? undefined : <NewTenant />}
      />
      {isEmpty && !filtered ? (
        <EmptyState
          icon={<Building2 />}
          title="No organisation yet"
          description="Organisations register by themselves, or you make one and invite its first admin."
          action={<NewTenant />}
        />
      ) : isEmpty ? (
        <>
          <TenantsFilters />
          <EmptyState
            icon={<SearchX />}
            title="No organisation matches"
            description="None has these words in this state and on this plan."
            action={
              <Link href="/admin/tenants" className={buttonVariants()}>
                Clear filters
              </Link>
            }
          />
        </>
      ) : (
        <>
          <TenantsTable tenants={page.data} chosenColumns={columns} filters={<TenantsFilters />} />
          <TenantsPages nextCursor={page.nextCursor} rows={rows} />
        </>
      )}
    </>
  );
}
