import { may } from "@voxcalls/api/permissions";
import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Bot, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AgentsTable } from "~/features/agents/agents-table";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage() {
  const { person } = await requireMember();
  const caller = await api();
  const { data: agents } = await caller.agents.list({ limit: 100 });
  const own = agents[0];
  if (person.role === "user" && own && agents.length === 1) redirect(`/dashboard/agent/${own.id}`);
  const [members, voices] = await Promise.all([
    may(person.role, "members:read") ? caller.members.list() : [],
    caller.agents.voices().catch(() => []),
  ]);
  const mayCreate = may(person.role, "agents:create");
  const create = (
    <Link href="/dashboard/agent/new" className={buttonVariants({ variant: "primary" })}>
      <Plus />
      New agent
    </Link>
  );
  return (
    <>
      <PageHeader
        title="Agents"
        description="Who answers your phone, what they know and how they sound."
        actions={mayCreate && agents.length > 0 ? create : undefined}
      />
      {agents.length > 0 ? (
        <AgentsTable
          agents={agents}
          nameOfMember={new Map(members.map(({ id, name }) => [id, name]))}
          nameOfVoice={new Map(voices.map(({ voiceId, name }) => [voiceId, name]))}
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
