import { may } from "@voxcalls/api/permissions";
import { wholeSpeech } from "@voxcalls/api/schemas/agent-settings";
import { Callout } from "@voxcalls/ui/callout";
import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { EditAgent } from "~/features/agents/edit-agent";
import { TryBeside } from "~/features/agents/try/try-beside";
import { usedVariables } from "~/features/agents/try/used-variables";
import { isActive } from "~/features/members/member-words";
import { deps } from "~/server/deps";
import { readAgent } from "~/server/read-or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Agent" };

export default async function AgentPage({ params }: PageProps<"/dashboard/agent/[agentId]">) {
  const { agentId } = await params;
  const { person } = await requireMember();
  const caller = await api();
  const agent = await readAgent(agentId);
  const [voices, members, flow, terms] = await Promise.all([
    caller.agents.voices(),
    may(person.role, "agents:assign") ? caller.members.list() : [],
    agent.flowId === null ? null : caller.flows.get({ id: agent.flowId }),
    caller.billing.terms(),
  ]);
  const faults = flow && agent.syncState === "pending" ? await faultsOf(flow.id) : [];
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
      {flow && faults[0] ? (
        <Callout tone="warning" title="Its flow cannot run yet" className="mb-6 max-w-160">
          {faults[0].message} {faults.length > 1 ? `And ${faults.length - 1} more. ` : null}
          Until that is mended, callers and tries meet what was saved before.{" "}
          <TextLink href={`/dashboard/flows/${flow.id}`}>Open {flow.name}</TextLink>
        </Callout>
      ) : null}
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,40rem)_minmax(24rem,1fr)]">
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

/** What of a flow the provider would refuse. */
async function faultsOf(flowId: string) {
  const { problems } = await (await api()).flows.validate({ id: flowId });
  return problems.filter(({ severity }) => severity === "error");
}

/** The organisation's numbers that can call, the agent's own first. */
async function linesOf(agentId: string): Promise<string[]> {
  const { data } = await (await api()).phoneNumbers.list({ limit: 100 });
  const lines = data.filter(({ status }) => status === "assigned");
  const isOwn = (line: (typeof lines)[number]) => Number(line.assignedAgentId === agentId);
  return lines.toSorted((a, b) => isOwn(b) - isOwn(a)).map(({ phoneNumber }) => phoneNumber);
}
