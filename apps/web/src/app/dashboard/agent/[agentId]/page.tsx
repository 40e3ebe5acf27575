import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { buttonVariants } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { CopyId } from "@voxcalls/ui/copy-id";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Phone } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AgentActions } from "~/features/agents/agent-actions";
import { agentRights } from "~/features/agents/agent-rights";
import { agentStatus } from "~/features/agents/agent-words";
import { EditAgent } from "~/features/agents/edit-agent";
import { orNotFound } from "~/server/or-not-found";
import { isActive } from "~/features/members/member-words";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Agent" };

export default async function AgentPage({ params }: PageProps<"/dashboard/agent/[agentId]">) {
  const { agentId } = await params;
  const { person } = await requireMember();
  const caller = await api();
  const agent = await orNotFound(caller.agents.get({ id: agentId }));
  const [voices, members] = await Promise.all([
    caller.agents.voices(),
    may(person.role, "agents:assign") ? caller.members.list() : [],
  ]);
  const status = agentStatus(agent);
  const numbers = agent.phoneNumbers.map(({ phoneNumber }) => phoneNumber).join(", ");
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Agents", href: "/dashboard/agent" }, { label: agent.name }]} />}
        title={agent.name}
        meta={
          <>
            <StatusDot tone={status.tone}>{status.word}</StatusDot>
            <CopyId value={agent.id} label="agent id" />
          </>
        }
        description={numbers ? `Answers ${numbers}` : "Has no number yet, so nobody can call it."}
        actions={
          <>
            <Link href={`/dashboard/calls?agent=${agent.id}`} className={buttonVariants({ variant: "ghost" })}>
              <Phone />
              See calls
            </Link>
            <AgentActions agent={agent} rights={agentRights(person.role)} />
          </>
        }
      />
      {agent.status === "paused" ? (
        <Callout tone="warning" title="Paused" className="mb-6 max-w-160">
          New calls are declined. Calls in progress end normally. Resuming brings back exactly what was bound.
        </Callout>
      ) : null}
      {agent.status === "failed" ? (
        <Callout tone="danger" title="It could not be set up at the provider" className="mb-6 max-w-160">
          {agent.failureReason ?? "Delete it and create it again; your text stays here to be copied."}
        </Callout>
      ) : null}
      <EditAgent agent={agent} voices={voices} members={members.filter(isActive)} />
    </>
  );
}
