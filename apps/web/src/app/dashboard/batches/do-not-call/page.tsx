import { may } from "@voxcalls/api/permissions";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { PhoneOff } from "lucide-react";
import type { Metadata } from "next";
import { BatchesTabs } from "~/features/batches/batches-tabs";
import { AddListed } from "~/features/do-not-call/add-listed";
import { DoNotCallTable } from "~/features/do-not-call/do-not-call-table";
import { loadListPlace } from "~/features/do-not-call/list-place";
import { ListPages } from "~/features/shell/list-pages";
import { askedPage } from "~/features/shell/page-place";
import { chosenColumns } from "~/server/columns";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Do not call" };

const path = "/dashboard/batches/do-not-call";

export default async function DoNotCallPage({ searchParams }: PageProps<typeof path>) {
  const { person } = await requireMember();
  const { q, ...place } = await loadListPlace(searchParams);
  const asked = askedPage(place, 25);
  const words = q !== null && q.length >= 2 ? q.slice(0, 20) : null;
  const caller = await api();
  const [page, columns] = await Promise.all([
    orFirstPage(caller.doNotCall.list({ ...asked, ...(words !== null && { q: words }) }), path),
    chosenColumns("do-not-call"),
  ]);
  const mayManage = may(person.role, "do-not-call:manage");
  const isEmpty = page.data.length === 0 && q === null;
  return (
    <>
      <PageHeader
        title="Do not call"
        description="Whom nobody of your organisation calls: no batch, and no single call either."
        actions={mayManage ? <AddListed /> : undefined}
      />
      <BatchesTabs open={path} />
      {isEmpty ? (
        <EmptyState
          icon={<PhoneOff />}
          title="Nobody is on the list"
          description="When somebody asks not to be called any more, put the number here. It is looked at before every call."
        />
      ) : (
        <>
          <DoNotCallTable numbers={page.data} mayManage={mayManage} chosenColumns={columns} />
          <ListPages nextCursor={page.nextCursor} rows={asked.limit} />
        </>
      )}
    </>
  );
}
