import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Building2 } from "lucide-react";
import type { Metadata } from "next";
import { NewTenant } from "~/features/platform/new-tenant";
import { TenantsFilters } from "~/features/platform/tenants-filters";
import { loadTenantsPlace } from "~/features/platform/tenants-place";
import { TenantsTable } from "~/features/platform/tenants-table";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { chosenColumns } from "~/server/columns";
import { orFirstPage } from "~/server/or-first-page";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Organisations" };

const path = "/admin/tenants";
const rowsUnlessTold = 50;

export default async function TenantsPage({ searchParams }: PageProps<typeof path>) {
  const { q, status, plan, ...place } = await loadTenantsPlace(searchParams);
  const asked = askedPage(place, rowsUnlessTold);
  const caller = await api();
  const [page, columns] = await Promise.all([
    orFirstPage(
      caller.tenants.list({
        ...asked,
        ...(q && { q: q.slice(0, 120) }),
        ...(status && { status }),
        ...(plan && { plan }),
      }),
      path,
    ),
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
          <div className="mb-3">
            <TenantsFilters />
          </div>
          <NothingMatches
            href={path}
            title="No organisation matches"
            description="None has these words in this state and on this plan."
          />
        </>
      ) : (
        <>
          <TenantsTable tenants={page.data} chosenColumns={columns} filters={<TenantsFilters />} />
          <ListPages nextCursor={page.nextCursor} rows={asked.limit} />
        </>
      )}
    </>
  );
}
