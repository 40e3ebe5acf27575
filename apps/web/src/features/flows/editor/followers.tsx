"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@voxcalls/ui/popover";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { TextLink } from "@voxcalls/ui/text-link";
import { Bot, Rocket } from "lucide-react";
import { useState } from "react";
import { PublishDialog } from "~/features/agents/publish-dialog";
import type { Follower } from "../try/try-context";

interface FollowersProps {
  readonly agents: readonly Follower[];
  readonly mayPublish: boolean;
  /** Nothing may be published while a part of the drawing is not saved: callers would meet another one. */
  readonly isSaved: boolean;
  readonly onPublished: (agent: AgentView) => void;
}

/** The agents that follow the flow: whether callers meet this drawing already, and the button that makes it so. */
export function Followers({ agents, mayPublish, isSaved, onPublished }: FollowersProps) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<{ readonly agent: Follower; readonly open: boolean } | null>(null);
  if (agents.length === 0) {
    return <span className="text-compact text-muted-foreground max-xl:hidden">No agent follows it</span>;
  }
  const waiting = agents.filter(({ hasUnpublishedChanges }) => hasUnpublishedChanges);
  const [first, ...more] = waiting;
  const ask = (agent: Follower) => {
    setOpen(false);
    setAsked({ agent, open: true });
  };
  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button size="sm" variant="ghost">
            <Bot />
            <span className="max-w-40 truncate max-md:sr-only">
              {agents.length === 1 ? agents[0]?.name : `${agents.length} agents`}
            </span>
            {first ? <span className="text-muted-foreground max-2xl:sr-only">not published</span> : null}
          </Button>
        </PopoverTrigger>
        <PopoverContent label="Agents that follow this flow" align="end" className="w-80">
          <ul className="flex flex-col divide-y text-compact">
            {agents.map((agent) => (
              <li key={agent.id} className="flex items-center justify-between gap-3 py-2 first:pt-0 last:pb-0">
                <TextLink href={`/dashboard/agent/${agent.id}`} className="min-w-0 truncate font-medium">
                  {agent.name}
                </TextLink>
                {agent.hasUnpublishedChanges && mayPublish && more.length > 0 ? (
                  <Button size="sm" aria-label={`Publish ${agent.name}`} disabled={!isSaved} onClick={() => ask(agent)}>
                    Publish
                  </Button>
                ) : (
                  <StatusDot tone={agent.hasUnpublishedChanges ? "warning" : "success"}>
                    {agent.hasUnpublishedChanges ? "Not published" : "Published"}
                  </StatusDot>
                )}
              </li>
            ))}
          </ul>
        </PopoverContent>
      </Popover>
      {first && mayPublish ? (
        <Button
          size="sm"
          variant="primary"
          disabled={!isSaved}
          title={isSaved ? undefined : "The drawing is saved first."}
          {...(more.length === 0 && { "aria-label": `Publish ${first.name}` })}
          onClick={() => (more.length === 0 ? ask(first) : setOpen(true))}
        >
          <Rocket />
          Publish
        </Button>
      ) : null}
      {asked ? (
        <PublishDialog
          agent={asked.agent}
          open={asked.open}
          onOpenChange={(next) => setAsked({ agent: asked.agent, open: next })}
          onPublished={onPublished}
        />
      ) : null}
    </>
  );
}
