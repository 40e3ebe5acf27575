"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@voxcalls/ui/dropdown-menu";
import { Copy, Download, MoreHorizontal, Pause, Phone, Play, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { AgentRights } from "./agent-rights";
import { DeleteAgent } from "./delete-agent";
import { useAgentActs } from "./use-agent-acts";

/** What can be done with an agent from the list. */
export function AgentMenu({ agent, rights }: { agent: AgentView; rights: AgentRights }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { pause, resume, duplicate, save, remove, refusal } = useAgentActs(agent);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Acts on ${agent.name}`} className="relative z-1">
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem icon={<Phone />} onSelect={() => router.push(`/dashboard/calls?agent=${agent.id}`)}>
            See its calls
          </DropdownMenuItem>
          {rights.mayCreate ? (
            <DropdownMenuItem icon={<Copy />} onSelect={() => duplicate.mutate({ id: agent.id })}>
              Duplicate
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem icon={<Download />} onSelect={() => void save()}>
            Export
          </DropdownMenuItem>
          {rights.mayPause && agent.status === "active" ? (
            <DropdownMenuItem icon={<Pause />} onSelect={() => pause.mutate({ id: agent.id })}>
              Pause
            </DropdownMenuItem>
          ) : null}
          {rights.mayPause && agent.status === "paused" ? (
            <DropdownMenuItem icon={<Play />} onSelect={() => resume.mutate({ id: agent.id })}>
              Resume
            </DropdownMenuItem>
          ) : null}
          {rights.mayDelete ? (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem icon={<Trash2 />} tone="danger" onSelect={() => setAsking(true)}>
                Delete…
              </DropdownMenuItem>
            </>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {rights.mayDelete ? (
        <DeleteAgent
          agent={agent}
          open={asking}
          onOpenChange={setAsking}
          refusal={refusal}
          onConfirm={async () => {
            await remove();
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}
