"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { focusRefused } from "~/trpc/field-errors";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { newDraft } from "./agent-draft";
import { AgentForm } from "./agent-form";
import type { AgentFormProps } from "./agent-form-props";
import { ChooseEngine } from "./choose-engine";
import { UnsavedGuard } from "./unsaved-guard";

interface NewAgentProps extends Pick<AgentFormProps, "voices" | "members" | "terms"> {
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  /** The flow that the reader comes from. */
  readonly flowId: string | null;
}

/** The form of a new agent. */
export function NewAgent({ voices, members, terms, flows, flowId }: NewAgentProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState({ ...newDraft, voiceId: voices[0]?.voiceId ?? "" });
  const [follows, setFollows] = useState(flowId);
  const [touched, setTouched] = useState(false);
  const create = trpc.agents.create.useMutation({
    onSuccess: (agent) => {
      toast.success(`${agent.name} is ready to answer`);
      router.push(`/dashboard/agent/${agent.id}`);
      router.refresh();
    },
    onError: () => focusRefused(form.current),
  });
  const failure = create.error ? failureOf(create.error) : null;
  const errors = failure?.fields ?? {};
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        const { systemPrompt: _prompt, welcomeMessage: _welcome, llmModel: _model, ...rest } = draft;
        create.mutate(follows === null ? draft : { ...rest, flowId: follows });
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
        errors={errors}
        voices={voices}
        members={members}
        terms={terms}
        variables={{}}
        engine={<ChooseEngine flows={flows} flowId={follows} onChange={setFollows} error={errors["flowId"]} />}
        followsFlow={follows !== null}
      />
      <div>
        <Button
          type="submit"
          variant="primary"
          disabled={follows === ""}
          pending={create.isPending || create.isSuccess}
        >
          Create agent
        </Button>
      </div>
      <UnsavedGuard unsaved={touched && !create.isSuccess} what="this new agent" />
    </form>
  );
}
