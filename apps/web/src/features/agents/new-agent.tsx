"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { newDraft, type AgentDraft } from "./agent-draft";
import { AgentForm, type AgentFormProps } from "./agent-form";
import { UnsavedGuard } from "./unsaved-guard";

interface NewAgentProps extends Pick<AgentFormProps, "voices" | "members"> {
  /** The agent to begin from, when one is duplicated. */
  readonly like: AgentDraft | null;
}

/** The form of a new agent, empty or filled from another. */
export function NewAgent({ voices, members, like }: NewAgentProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(like ?? { ...newDraft, voiceId: voices[0]?.voiceId ?? "" });
  const [touched, setTouched] = useState(false);
  const create = trpc.agents.create.useMutation({
    onSuccess: (agent) => {
      toast.success(`${agent.name} is ready to answer`);
      router.push(`/dashboard/agent/${agent.id}`);
      router.refresh();
    },
  });
  const failure = create.error ? failureOf(create.error) : null;
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(draft);
      }}
    >
      {failure && Object.keys(failure.fields).length === 0 ? (
        <Callout tone="danger" title="The agent was not created" className="max-w-160">
          {failure.message}
          {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
        </Callout>
      ) : null}
      <AgentForm
        draft={draft}
        onChange={(change) => {
          setTouched(true);
          setDraft((before) => ({ ...before, ...change }));
        }}
        errors={failure?.fields ?? {}}
        voices={voices}
        members={members}
      />
      <div>
        <Button type="submit" variant="primary" pending={create.isPending || create.isSuccess}>
          Create agent
        </Button>
      </div>
      <UnsavedGuard unsaved={touched && !create.isSuccess} what="this new agent" />
    </form>
  );
}
