"use client";

import { Button, buttonVariants } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { AppLink } from "@voxcalls/ui/link";
import { Select } from "@voxcalls/ui/select";
import { Bot } from "lucide-react";
import { useMemo } from "react";
import { TryPanel } from "~/features/agents/try/try-panel";
import { usedVariables } from "~/features/agents/try/used-variables";
import { useEditor } from "../editor/editor-context";
import type { TryIt } from "./try-context";

const spokenByFlow = { systemPrompt: "", welcomeMessage: null };

interface TryTabProps {
  readonly tryIt: TryIt;
  readonly mayCreateAgent: boolean;
  readonly onProblems: () => void;
}

/** A typed conversation with an agent that follows the drawing; where it stands is lit on the canvas. */
export function TryTab({ tryIt: { followers, agent, choose, chat, isSaved, maySave }, ...props }: TryTabProps) {
  const { state, problems, flowId } = useEditor();
  const variables = useMemo(() => usedVariables(spokenByFlow, state.present), [state.present]);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (!agent) return <NobodyFollows flowId={flowId} mayCreateAgent={props.mayCreateAgent} />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex items-center gap-2 border-b px-4 py-2 text-compact">
        <span className="shrink-0 text-muted-foreground">Speaks with</span>
        {followers.length === 1 ? (
          <span className="min-w-0 truncate font-medium">{agent.name}</span>
        ) : (
          <Select
            aria-label="Speaks with"
            value={agent.id}
            onValueChange={choose}
            options={followers.map(({ id, name }) => ({ value: id, label: name }))}
            controlSize="sm"
            look="button"
            className="min-w-0 flex-1"
          />
        )}
        {isSaved ? null : <span className="ml-auto shrink-0 text-muted-foreground">last changes not saved yet</span>}
      </div>
      {errors > 0 && chat.exchanges.length === 0 ? (
        <Callout
          tone="warning"
          className="m-4 mb-0"
          title="It cannot speak yet"
          action={
            <Button size="sm" onClick={props.onProblems}>
              See {errors === 1 ? "it" : "them"}
            </Button>
          }
        >
          {errors === 1 ? "An error in the drawing has" : `${errors} errors in the drawing have`} to be mended first.
        </Callout>
      ) : null}
      <TryPanel agentId={agent.id} revision={agent.revision} variables={variables} maySave={maySave} chat={chat} />
    </div>
  );
}

function NobodyFollows({ flowId, mayCreateAgent }: { readonly flowId: string; readonly mayCreateAgent: boolean }) {
  return (
    <EmptyState
      icon={<Bot />}
      title="No agent follows this flow"
      description="A flow speaks with the voice of an agent. Make one that follows it, then talk to it here."
      action={
        mayCreateAgent ? (
          <AppLink href={`/dashboard/agent/new?flow=${flowId}`} className={buttonVariants({ variant: "primary" })}>
            New agent for this flow
          </AppLink>
        ) : undefined
      }
      className="m-4"
    />
  );
}
