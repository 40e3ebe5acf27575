"use client";

import type { FlowView } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@voxcalls/ui/popover";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { toast } from "@voxcalls/ui/toast";
import { Bot } from "lucide-react";
import Link from "next/link";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

type Follower = FlowView["agents"][number];

interface FollowersProps {
  readonly agents: readonly Follower[];
  readonly mayPublish: boolean;
  /** Nothing may be published while a part of the drawing is not saved: callers would meet another one. */
  readonly isSaved: boolean;
  readonly onPublished: (agentId: string) => void;
}

/** The agents that follow the flow: whether callers meet this drawing already, and the button that makes it so. */
export function Followers({ agents, mayPublish, isSaved, onPublished }: FollowersProps) {
  if (agents.length === 0) {
    return <span className="text-compact text-muted-foreground max-lg:hidden">No agent follows it</span>;
  }
  const waiting = agents.filter(({ hasUnpublishedChanges }) => hasUnpublishedChanges).length;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm" variant={waiting > 0 && mayPublish ? "outline" : "ghost"}>
          <Bot />
          <span className="max-w-40 truncate">{agents.length === 1 ? agents[0]?.name : `${agents.length} agents`}</span>
          {waiting > 0 ? <span className="text-muted-foreground max-sm:sr-only">not published</span> : null}
        </Button>
      </PopoverTrigger>
      <PopoverContent label="Agents that follow this flow" align="end" className="w-80">
        <ul className="flex flex-col divide-y text-compact">
          {agents.map((agent) => (
            <FollowerLine
              key={agent.id}
              agent={agent}
              mayPublish={mayPublish}
              isSaved={isSaved}
              onPublished={onPublished}
            />
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}

function FollowerLine({
  agent,
  mayPublish,
  isSaved,
  onPublished,
}: Omit<FollowersProps, "agents"> & { agent: Follower }) {
  const publish = trpc.agents.publish.useMutation({
    onSuccess: () => {
      onPublished(agent.id);
      toast.success(`${agent.name} follows this drawing now`);
    },
  });
  const failure = publish.error ? failureOf(publish.error) : null;
  return (
    <li className="flex flex-col gap-1 py-2 first:pt-0 last:pb-0">
      <div className="flex items-center justify-between gap-3">
        <Link href={`/dashboard/agent/${agent.id}`} className="min-w-0 truncate font-medium hover:underline">
          {agent.name}
        </Link>
        {agent.hasUnpublishedChanges && mayPublish ? (
          <Button
            size="sm"
            aria-label={`Publish ${agent.name}`}
            disabled={!isSaved}
            pending={publish.isPending}
            onClick={() => publish.mutate({ id: agent.id })}
          >
            Publish
          </Button>
        ) : (
          <StatusDot tone={agent.hasUnpublishedChanges ? "warning" : "success"}>
            {agent.hasUnpublishedChanges ? "Not published" : "Published"}
          </StatusDot>
        )}
      </div>
      {failure ? (
        <p role="alert" className="text-destructive-text">
          {Object.values(failure.fields)[0] ?? failure.message}
          {failure.requestId === null ? null : <span className="block text-xs">Request {failure.requestId}</span>}
        </p>
      ) : null}
    </li>
  );
}
