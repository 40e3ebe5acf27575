"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { downloadJson } from "~/features/flows/editor/download-json";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

type TrpcError = Parameters<typeof failureWords>[0];

/** Pause, resume, duplicate, save as a file and delete one agent. A pause can be undone from its toast. `remove` throws when it is refused; `refusal` says why. */
export function useAgentActs(agent: Pick<AgentView, "id" | "name">) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const onError = (error: TrpcError) => toast.error(failureWords(error));
  const resume = trpc.agents.resume.useMutation({
    onError,
    onSuccess: () => {
      toast.success(`${agent.name} takes calls again`);
      router.refresh();
    },
  });
  const pause = trpc.agents.pause.useMutation({
    onError,
    onSuccess: () => {
      toast.success(`${agent.name} is paused`, {
        description: "New calls are declined.",
        action: { label: "Undo", onClick: () => resume.mutate({ id: agent.id }) },
      });
      router.refresh();
    },
  });
  const duplicate = trpc.agents.duplicate.useMutation({
    onError,
    onSuccess: (copy) => {
      toast.success(`${copy.name} is ready`, { description: "It has no number and no member yet." });
      router.push(`/dashboard/agent/${copy.id}`);
      router.refresh();
    },
  });
  const utils = trpc.useUtils();
  const save = () =>
    utils.agents.export
      .fetch({ id: agent.id }, { staleTime: 0 })
      .then((file) => downloadJson(agent.name, file))
      .catch(onError);
  const removal = trpc.agents.remove.useMutation();
  const remove = async () => {
    setRefusal(null);
    try {
      await removal.mutateAsync({ id: agent.id });
    } catch (error) {
      const { message, requestId } = failureOf(error as TrpcError);
      setRefusal(requestId === null ? message : `${message} Request ${requestId}.`);
      throw error;
    }
    toast.success(`${agent.name} is deleted`);
  };
  return { pause, resume, duplicate, save, remove, refusal };
}
