import { may } from "@voxcalls/api/permissions";
import { PageHeader } from "@voxcalls/ui/page-header";
import type { Metadata } from "next";
import { LiveCalls } from "~/features/calls/live-calls";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Live" };

export default async function LivePage() {
  const { person } = await requireMember();
  const caller = await api();
  const initial = await caller.calls.table({ status: "in_progress", limit: 100 });
  return (
    <>
      <PageHeader title="Live" description="Calls that are going on: hang up, or tell the agent something." />
      <LiveCalls initial={initial} mayAct={may(person.role, "calls:start")} />
    </>
  );
}
