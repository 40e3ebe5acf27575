"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { Pause, Play, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface AgentActionsProps {
  readonly agent: AgentView;
  readonly mayPause: boolean;
  readonly mayDelete: boolean;
}

/** Pause, resume and delete. */
export function AgentActions({ agent, mayPause, mayDelete }: AgentActionsProps) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const options = {
    onSuccess: () => router.refresh(),
    onError: (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error)),
  };
  const pause = trpc.agents.pause.useMutation(options);
  const resume = trpc.agents.resume.useMutation(options);
  const remove = trpc.agents.remove.useMutation();
  const numbers = agent.phoneNumbers.map(({ phoneNumber }) => `${phoneNumber} will be answered by nobody`);
  return (
    <>
      {mayDelete ? (
        <Button variant="ghost" onClick={() => setAsking(true)}>
          <Trash2 />
          Delete
        </Button>
      ) : null}
      {mayPause && agent.status === "active" ? (
        <Button pending={pause.isPending} onClick={() => pause.mutate({ id: agent.id })}>
          <Pause />
          Pause
        </Button>
      ) : null}
      {mayPause && agent.status === "paused" ? (
        <Button variant="primary" pending={resume.isPending} onClick={() => resume.mutate({ id: agent.id })}>
          <Play />
          Resume
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${agent.name}?`}
        description="It stops answering at once, here and at the provider. This cannot be undone."
        affected={[...numbers, "Its calls stay in the archive under its name"]}
        confirmLabel="Delete agent"
        error={refusal}
        onConfirm={async () => {
          try {
            await remove.mutateAsync({ id: agent.id });
          } catch (error) {
            setRefusal(failureOf(error as Parameters<typeof failureOf>[0]).message);
            throw error;
          }
          toast.success(`${agent.name} is deleted`);
          router.push("/dashboard/agent");
          router.refresh();
        }}
      />
    </>
  );
}
