import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { PageHeader } from "@voxcalls/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewAgent } from "~/features/agents/new-agent";
import { isActive } from "~/features/members/member-words";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "New agent" };

export default async function NewAgentPage({ searchParams }: PageProps<"/dashboard/agent/new">) {
  const { person } = await requireMember();
  if (!may(person.role, "agents:create")) notFound();
  const { flow } = await searchParams;
  const caller = await api();
  const [voices, members, flows, terms] = await Promise.all([
    caller.agents.voices(),
    caller.members.list(),
    caller.flows.list({ limit: 100 }),
    caller.billing.terms(),
  ]);
  const from = flows.data.find(({ id }) => id === flow);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Agents", href: "/dashboard/agent" }, { label: "New agent" }]} />}
        title="New agent"
        description="Tell it who it is and what it knows. You can change everything later."
      />
      <NewAgent
        voices={voices}
        terms={terms}
        members={members.filter(isActive)}
        flows={flows.data.map(({ id, name }) => ({ id, name }))}
        flowId={from?.id ?? null}
      />
    </>
  );
}
