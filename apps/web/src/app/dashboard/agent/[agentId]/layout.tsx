import { Breadcrumb } from "@voxcalls/ui/breadcrumb";
import { buttonVariants } from "@voxcalls/ui/button";
import { CopyId } from "@voxcalls/ui/copy-id";
import { PageHeader } from "@voxcalls/ui/page-header";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Phone } from "lucide-react";
import Link from "next/link";
import { AgentActions } from "~/features/agents/agent-actions";
import { agentRights } from "~/features/agents/agent-rights";
import { AgentTabs } from "~/features/agents/agent-tabs";
import { agentStatus } from "~/features/agents/agent-words";
import { PublishAgent } from "~/features/agents/publish-agent";
import { readAgent } from "~/server/read-or-not-found";
import { requireMember } from "~/server/session";

export default async function AgentLayout({ children, params }: LayoutProps<"/dashboard/agent/[agentId]">) {
  const { agentId } = await params;
  const { person } = await requireMember();
  const agent = await readAgent(agentId);
  const status = agentStatus(agent);
  const rights = agentRights(person.role);
  const numbers = agent.phoneNumbers.map(({ phoneNumber }) => phoneNumber).join(", ");
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Agents", href: "/dashboard/agent" }, { label: agent.name }]} />}
        title={agent.name}
        meta={
          <>
            <StatusDot tone={status.tone}>{status.word}</StatusDot>
            {agent.publishedVersion === null ? null : (
              <span className="text-compact text-muted-foreground">Version {agent.publishedVersion}</span>
            )}
            {agent.hasUnpublishedChanges ? (
              <span className="text-compact text-muted-foreground">Changes not published</span>
            ) : null}
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
            <AgentActions agent={agent} rights={rights} />
            {rights.mayPublish ? <PublishAgent agent={agent} /> : null}
          </>
        }
      />
      <AgentTabs agentId={agent.id} />
      {children}
    </>
  );
}
