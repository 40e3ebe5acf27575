import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { CaseList } from "~/features/agents/tests/case-list";
import { orNotFound } from "~/server/or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Tests" };

export default async function TestsPage({ params }: PageProps<"/dashboard/agent/[agentId]/tests">) {
  const { agentId } = await params;
  const { person } = await requireMember();
  const { data } = await orNotFound((await api()).testCases.list({ id: agentId }));
  return (
    <CaseList
      agentId={agentId}
      cases={data}
      mayRun={may(person.role, "agents:test")}
      mayChange={may(person.role, "agents:update")}
    />
  );
}
