import type { AgentView } from "@voxcalls/api/schemas/agents";
import type { PhoneNumberView } from "@voxcalls/api/schemas/phone-numbers";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import { agentStatus } from "~/features/agents/agent-words";

interface OwnLineProps {
  readonly agents: readonly AgentView[];
  readonly numbers: readonly PhoneNumberView[];
}

/** What belongs to a user: agent and number. */
export function OwnLine({ agents, numbers }: OwnLineProps) {
  return (
    <Card>
      <CardHeader title="Your line" />
      <CardContent className="pt-2">
        <DetailList>
          {agents.map((agent) => {
            const status = agentStatus(agent);
            return (
              <Detail key={agent.id} label="Agent">
                <span className="flex flex-wrap items-center justify-end gap-x-3">
                  <StatusDot tone={status.tone} className="text-muted-foreground">
                    {status.word}
                  </StatusDot>
                  <TextLink href={`/dashboard/agent/${agent.id}`}>{agent.name}</TextLink>
                </span>
              </Detail>
            );
          })}
          {agents.length === 0 ? <Detail label="Agent">None is assigned to you</Detail> : null}
          {numbers.map((number) => (
            <Detail key={number.id} label={number.nickname ?? "Number"}>
              {number.phoneNumber}
            </Detail>
          ))}
          {numbers.length === 0 ? <Detail label="Number">None belongs to you</Detail> : null}
        </DetailList>
      </CardContent>
    </Card>
  );
}
