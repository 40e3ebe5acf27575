import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Hash } from "lucide-react";
import type { Metadata } from "next";
import { BringInNumbers } from "~/features/platform/bring-in-numbers";
import { PoolPages } from "~/features/platform/pool-pages";
import { loadPoolPlace } from "~/features/platform/pool-place";
import { PoolTable } from "~/features/platform/pool-table";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Phone numbers" };

export default async function PoolPage({ searchParams }: PageProps<"/admin/phone-numbers">) {
  const { trail } = await loadPoolPlace(searchParams);
  const page = await (await api()).pool.list({ limit: 50, cursor: trail?.at(-1) });
  const add = <BringInNumbers />;
  return (
    <>
      <PageHeader
        title="Phone numbers"
        description="Every number of the platform: in the pool, or with an organisation."
        actions={page.data.length > 0 ? add : undefined}
      />
      {page.data.length > 0 ? (
        <>
          <PoolTable numbers={page.data} />
          <PoolPages nextCursor={page.nextCursor} />
        </>
      ) : (
        <EmptyState
          icon={<Hash />}
          title="The pool is empty"
          description="Buy numbers at Twilio or bring in those of your account; organisations then claim them here."
          action={add}
        />
      )}
    </>
  );
}
