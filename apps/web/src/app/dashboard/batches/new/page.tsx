import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Hash } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NewBatch } from "~/features/batches/new-batch";
import { linesOf } from "~/features/calls/lines";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "New batch" };

export default async function NewBatchPage() {
  const { person } = await requireMember();
  if (!may(person.role, "batches:manage")) notFound();
  const caller = await api();
  const [{ data: numbers }, limits] = await Promise.all([
    caller.phoneNumbers.list({ limit: 100 }),
    caller.limits.get(),
  ]);
  const lines = linesOf(numbers);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Batches", href: "/dashboard/batches" }, { label: "New batch" }]} />}
        title="New batch"
        description="Bring a list of numbers, and say who calls them and when."
      />
      {lines.length > 0 ? (
        <NewBatch lines={lines} mostLines={limits.lines.most} />
      ) : (
        <EmptyState
          icon={<Hash />}
          title="No number to call from"
          description="A batch calls from a number that one of your agents answers."
          action={
            <Link href="/dashboard/numbers" className={buttonVariants({ variant: "primary" })}>
              Go to numbers
            </Link>
          }
        />
      )}
    </>
  );
}
