"use client";

import type { WholeSpeech } from "@voxcalls/api/schemas/agent-settings";
import type { AgentView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { failureOf } from "~/trpc/failure";
import { focusRefused } from "~/trpc/field-errors";
import { trpc } from "~/trpc/client";
import { changesOf, draftOf, type AgentDraft } from "./agent-draft";
import { AgentForm } from "./agent-form";
import type { AgentFormProps } from "./agent-form-props";
import { FollowsFlow } from "./follows-flow";
import { AgentSettings } from "./settings/agent-settings";
import { UnsavedGuard } from "./unsaved-guard";

interface EditAgentProps extends Pick<AgentFormProps, "voices" | "members" | "terms"> {
  readonly agent: AgentView;
  /** The name of the flow that it follows. */
  readonly flowName: string | null;
  /** What the provider does where nothing is set. */
  readonly own: WholeSpeech;
}

/** The editor. A save sends what changed and the revision it is based on: somebody else's save is never overwritten unseen. */
export function EditAgent({ agent, flowName, own, voices, members, terms }: EditAgentProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState(agent);
  const [draft, setDraft] = useState(() => draftOf(agent));
  const changes = changesOf(draftOf(saved), draft);
  const unsaved = Object.keys(changes).length > 0;
  const change = (some: Partial<AgentDraft>) => setDraft((before) => ({ ...before, ...some }));
  const update = trpc.agents.update.useMutation({
    onError: (error) => {
      if (Object.keys(failureOf(error).fields).length > 0) focusRefused(form.current);
    },
    onSuccess: (next) => {
      setSaved(next);
      setDraft(draftOf(next));
      toast.success(
        next.syncState === "pending" ? "Saved. The provider takes it over in a moment." : "Saved to the draft",
      );
      router.refresh();
    },
  });
  const latest = trpc.agents.get.useQuery({ id: agent.id }, { enabled: false });
  const failure = update.error ? failureOf(update.error) : null;
  const errors = failure?.fields ?? {};

  const takeLatest = async () => {
    const { data } = await latest.refetch();
    if (!data) return;
    // What was typed here stays; everything else becomes what the other person saved.
    setDraft({ ...draftOf(data), ...changes });
    setSaved(data);
    update.reset();
  };

  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (unsaved) update.mutate({ id: agent.id, revision: saved.revision, ...changes });
      }}
    >
      {failure?.code === "conflict" ? (
        <Callout
          tone="warning"
          title="Somebody saved meanwhile"
          className="max-w-160"
          action={
            <Button size="sm" onClick={() => void takeLatest()} pending={latest.isFetching}>
              Take over their changes
            </Button>
          }
        >
          Your changes are still here. Take over what was saved, look at it, and save again.
        </Callout>
      ) : failure && Object.keys(failure.fields).length === 0 ? (
        <Callout tone="danger" title="Not saved" className="max-w-160">
          {failure.message}
          {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
        </Callout>
      ) : null}
      <AgentForm
        draft={draft}
        onChange={change}
        errors={errors}
        voices={voices}
        members={members}
        terms={terms}
        variables={draft.defaultDynamicVariables ?? {}}
        engine={agent.flowId === null ? null : <FollowsFlow id={agent.flowId} name={flowName ?? "that was drawn"} />}
        followsFlow={agent.flowId !== null}
      />
      <AgentSettings
        agentId={agent.id}
        isFlow={agent.flowId !== null}
        draft={draft}
        onChange={change}
        errors={errors}
        voices={voices}
        own={own}
      />
      <div className="sticky bottom-0 -mx-4 flex items-center gap-3 border-t bg-background px-4 py-3 md:-mx-8 md:px-8">
        <Button type="submit" variant="primary" disabled={!unsaved} pending={update.isPending}>
          Save
        </Button>
        {unsaved ? (
          <Button variant="ghost" onClick={() => setDraft(draftOf(saved))}>
            Discard changes
          </Button>
        ) : null}
        <span role="status" className="text-compact text-muted-foreground">
          {unsaved ? "Not saved yet" : "Everything is saved"}
        </span>
      </div>
      <UnsavedGuard unsaved={unsaved} what={agent.name} />
    </form>
  );
}
