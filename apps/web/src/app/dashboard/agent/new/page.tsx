import { may } from "@voxcalls/api/permissions";
import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { PageHeader } from "@voxcalls/ui/page-header";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { copyOf } from "~/features/agents/agent-draft";
import { NewAgent } from "~/features/agents/new-agent";
import { orNotFound } from "~/server/or-not-found";
import { isActive } from "~/features/members/member-words";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "New agent" };

export default async function NewAgentPage({ searchParams }: PageProps<"/dashboard/agent/new">) {
  const { person } = await requireMember();
  if (!may(person.role, "agents:create")) notFound();
  const { like } = await searchParams;
  const caller = await api();
  const original = typeof like === "string" ? await orNotFound(caller.agents.get({ id: like })) : null;
  const [voices, members] = await Promise.all([caller.agents.voices(), caller.members.list()]);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Agents", href: "/dashboard/agent" }, { label: "New agent" }]} />}
        title="New agent"
        description={
          original
            ? `Begins as ${original.name} is. You can change everything, now and later.`
            : "Tell it who it is and what it knows. You can change everything later."
        }
      />
      <NewAgent voices={voices} members={members.filter(isActive)} like={original ? copyOf(original) : null} />
    </>
  );
}
