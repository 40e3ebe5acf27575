"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import { Download, Pause, Play, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { AgentRights } from "./agent-rights";
import { DeleteAgent } from "./delete-agent";
import { useAgentActs } from "./use-agent-acts";

interface AgentActionsProps {
  readonly agent: AgentView;
  readonly rights: AgentRights;
}

/** Export, pause, resume and delete, on the agent's own page. */
export function AgentActions({ agent, rights }: AgentActionsProps) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { pause, resume, save, remove, refusal } = useAgentActs(agent);
  return (
    <>
      <Button variant="ghost" onClick={() => void save()}>
        <Download />
        Export
      </Button>
      {rights.mayDelete ? (
        <>
          <Button variant="ghost" onClick={() => setAsking(true)}>
            <Trash2 />
            Delete
          </Button>
          <DeleteAgent
            agent={agent}
            open={asking}
            onOpenChange={setAsking}
            refusal={refusal}
            onConfirm={async () => {
              await remove();
              router.push("/dashboard/agent");
              router.refresh();
            }}
          />
        </>
      ) : null}
      {rights.mayPause && agent.status === "active" ? (
        <Button pending={pause.isPending} onClick={() => pause.mutate({ id: agent.id })}>
          <Pause />
          Pause
        </Button>
      ) : null}
      {rights.mayPause && agent.status === "paused" ? (
        <Button variant="primary" pending={resume.isPending} onClick={() => resume.mutate({ id: agent.id })}>
          <Play />
          Resume
        </Button>
      ) : null}
    </>
  );
}
