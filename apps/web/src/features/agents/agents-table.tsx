import { languages } from "@voxcalls/api/catalogue/agents";
import type { AgentView } from "@voxcalls/api/schemas/agents";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
import Link from "next/link";
import { agentStatus } from "./agent-words";

interface AgentsTableProps {
  readonly agents: readonly AgentView[];
  readonly nameOfMember: ReadonlyMap<string, string>;
  readonly nameOfVoice: ReadonlyMap<string, string>;
}

export function AgentsTable({ agents, nameOfMember, nameOfVoice }: AgentsTableProps) {
  return (
    <Table label="Agents">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>Numbers</TableHead>
          <TableHead>Assigned to</TableHead>
          <TableHead>Voice</TableHead>
          <TableHead>Language</TableHead>
          <TableHead>Changed</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {agents.map((agent) => {
          const status = agentStatus(agent);
          return (
            <TableRow key={agent.id} interactive className="relative">
              <TableCell className="max-w-72">
                <Link
                  href={`/dashboard/agent/${agent.id}`}
                  className="block truncate font-medium after:absolute after:inset-0"
                >
                  {agent.name}
                </Link>
              </TableCell>
              <TableCell>
                <StatusDot tone={status.tone}>{status.word}</StatusDot>
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {agent.phoneNumbers.map(({ phoneNumber }) => phoneNumber).join(", ") || "–"}
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {agent.assignedUserId ? (nameOfMember.get(agent.assignedUserId) ?? "–") : "–"}
              </TableCell>
              <TableCell className="whitespace-nowrap">{nameOfVoice.get(agent.voiceId) ?? agent.voiceId}</TableCell>
              <TableCell className="whitespace-nowrap">
                {languages.find(({ id }) => id === agent.language)?.name ?? agent.language}
              </TableCell>
              <TableCell className="text-muted-foreground">
                <RelativeTime at={agent.updatedAt} />
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
