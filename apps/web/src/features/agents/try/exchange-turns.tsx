"use client";

import type { ChatTurn } from "@voxcalls/api/schemas/typed-chat";
import { Badge } from "@voxcalls/ui/badge";
import { BookOpen, MessageSquareText, MoveRight } from "lucide-react";
import type { Exchange } from "./exchanges";
import { OwnLine } from "./own-line";
import { ToolCall } from "./tool-call";

interface ExchangeTurnsProps {
  readonly exchange: Exchange;
  /** Says another line in place of this one; none while an answer is awaited. */
  readonly onReplay: ((said: string) => void) | undefined;
}

/** A line of the caller with everything that came of it. */
export function ExchangeTurns({ exchange: { said, answer }, onReplay }: ExchangeTurnsProps) {
  const turns = answer?.messages ?? [];
  return (
    <>
      {said === null ? null : <OwnLine said={said} onReplay={onReplay} />}
      {answer && answer.knowledge.length > 0 ? <Passages passages={answer.knowledge} /> : null}
      {turns.map((turn, index) => (
        <AgentTurn key={index} turn={turn} turns={turns} />
      ))}
    </>
  );
}

function AgentTurn({ turn, turns }: { readonly turn: ChatTurn; readonly turns: readonly ChatTurn[] }) {
  switch (turn.role) {
    case "agent":
      return (
        <p className="max-w-[85%] self-start rounded-lg bg-muted px-3 py-2 text-sm break-words whitespace-pre-wrap">
          {turn.content}
        </p>
      );
    case "sms":
      return (
        <p className="max-w-[85%] self-start rounded-lg border px-3 py-2 text-sm break-words whitespace-pre-wrap">
          <Badge className="mb-1">
            <MessageSquareText aria-hidden />
            Text message
          </Badge>
          <span className="block">{turn.content}</span>
        </p>
      );
    case "tool_call_invocation":
      return <ToolCall call={turn} turns={turns} />;
    case "node_transition":
      return <Move to={turn.newNodeName ?? turn.newNodeId} />;
    case "state_transition":
      return <Move to={turn.newStateName} />;
    default:
      return null;
  }
}

function Move({ to }: { readonly to: string | undefined }) {
  if (to === undefined) return null;
  return (
    <p className="flex items-center gap-1.5 text-xs text-muted-foreground">
      <MoveRight aria-label="Goes to" className="size-3.5 shrink-0" />
      <span className="min-w-0 break-words">{to}</span>
    </p>
  );
}

function Passages({ passages }: { readonly passages: readonly string[] }) {
  return (
    <details className="rounded-lg border text-compact">
      <summary className="flex cursor-pointer items-center gap-2 px-3 py-2 text-muted-foreground">
        <BookOpen aria-hidden className="size-4" />
        {passages.length === 1 ? "A passage of knowledge" : `${passages.length} passages of knowledge`}
      </summary>
      <ul className="divide-y border-t">
        {passages.map((passage, index) => (
          <li key={index} className="px-3 py-2 break-words whitespace-pre-wrap">
            {passage}
          </li>
        ))}
      </ul>
    </details>
  );
}
