import { may } from "@voxcalls/api/permissions";
import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Bot, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { agentRights } from "~/features/agents/agent-rights";
import { AgentsTable } from "~/features/agents/agents-table";
import { ImportAgent } from "~/features/agents/import/import-agent";
import { PlanUse } from "~/features/shell/plan-use";
import { chosenColumns } from "~/server/columns";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage() {
  const { person } = await requireMember();
  const caller = await api();
  const { data: agents } = await caller.agents.table({ limit: 100 });
  const own = agents[0];
  if (!may(person.role, "members:read") && own && agents.length === 1) redirect(`/dashboard/agent/${own.id}`);
  const [members, voices, limits, columns] = await Promise.all([
    may(person.role, "members:read") ? caller.members.list() : [],
    caller.agents.voices().catch(() => []),
    may(person.role, "tenant:read") ? caller.billing.limits() : null,
    chosenColumns("agents"),
  ]);
  const rights = agentRights(person.role);
  const mayCreate = rights.mayCreate;
  const create = (
    <div className="flex flex-wrap justify-center gap-2">
      <ImportAgent
        agents={agents
          .filter(({ status }) => status === "active" || status === "paused")
          .map(({ id, name }) => ({ id, name }))}
      />
      <Link href="/dashboard/agent/new" className={buttonVariants({ variant: "primary" })}>
        <Plus />
        New agent
      </Link>
    </div>
  );
  return (
    <>
      <PageHeader
        title="Agents"
        description="Who answers your phone, what they know and how they sound."
        meta={limits && agents.length > 0 ? <PlanUse {...limits.agents} noun="agents" /> : undefined}
        actions={mayCreate && agents.length > 0 ? create : undefined}
      />
      {agents.length > 0 ? (
        <AgentsTable
          agents={agents}
          nameOfMember={Object.fromEntries(members.map(({ id, name }) => [id, name]))}
          nameOfVoice={Object.fromEntries(voices.map(({ voiceId, name }) => [voiceId, name]))}
          rights={rights}
          chosenColumns={columns}
        />
      ) : (
        <EmptyState
          icon={<Bot />}
          title={mayCreate ? "No agents yet" : "No agent is assigned to you"}
          description={
            mayCreate
              ? "An agent answers calls in your name. Tell it what it should know, choose a voice, and give it a number."
              : "As soon as an admin of your organisation assigns you an agent, you can shape it here."
          }
          action={mayCreate ? create : undefined}
        />
      )}
    </>
  );
}
