import { may } from "@voxcalls/api/permissions";
import { wholeSpeech } from "@voxcalls/api/schemas/agent-settings";
import { Callout } from "@voxcalls/ui/callout";
import type { Metadata } from "next";
import { EditAgent } from "~/features/agents/edit-agent";
import { TryBeside } from "~/features/agents/try/try-beside";
import { usedVariables } from "~/features/agents/try/used-variables";
import { isActive } from "~/features/members/member-words";
import { deps } from "~/server/deps";
import { orNotFound } from "~/server/or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Agent" };

export default async function AgentPage({ params }: PageProps<"/dashboard/agent/[agentId]">) {
  const { agentId } = await params;
  const { person } = await requireMember();
  const caller = await api();
  const agent = await orNotFound(caller.agents.get({ id: agentId }));
  const [voices, members, flow, terms] = await Promise.all([
    caller.agents.voices(),
    may(person.role, "agents:assign") ? caller.members.list() : [],
    agent.flowId === null ? null : caller.flows.get({ id: agent.flowId }),
    caller.billing.terms(),
  ]);
  // A paused agent calls nobody.
  const calling =
    may(person.role, "calls:start") && agent.status === "active"
      ? { numbers: await linesOf(agent.id), terms, isSandboxed: deps().env.RETELL_BASE_URL !== undefined }
      : undefined;
  return (
    <>
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
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <fieldset disabled={!may(person.role, "agents:update")} className="min-w-0">
          <EditAgent
            agent={agent}
            flowName={flow?.name ?? null}
            own={wholeSpeech({})}
            voices={voices}
            terms={terms}
            members={members.filter(isActive)}
          />
        </fieldset>
        {may(person.role, "agents:test") && (agent.status === "active" || agent.status === "paused") ? (
          <TryBeside
            agentId={agent.id}
            revision={agent.revision}
            variables={usedVariables(agent, flow)}
            maySave={may(person.role, "agents:update")}
            calling={calling}
          />
        ) : null}
      </div>
    </>
  );
}

/** The organisation's numbers that can call, the agent's own first. */
async function linesOf(agentId: string): Promise<string[]> {
  const { data } = await (await api()).phoneNumbers.list({ limit: 100 });
  const lines = data.filter(({ status }) => status === "assigned");
  const isOwn = (line: (typeof lines)[number]) => Number(line.assignedAgentId === agentId);
  return lines.toSorted((a, b) => isOwn(b) - isOwn(a)).map(({ phoneNumber }) => phoneNumber);
}
