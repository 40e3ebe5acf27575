"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Spinner } from "@voxcalls/ui/spinner";
import { ListPlus, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { CaseDialog } from "../tests/case-dialog";
import { draftFrom } from "../tests/case-draft";
import { CallMe, type Calling } from "./call-me";
import { Composer } from "./composer";
import { ExchangeTurns } from "./exchange-turns";
import { Standing } from "./standing";
import { TestValues } from "./test-values";
import type { TryChat } from "./use-try-chat";

export interface TryPanelProps {
  readonly agentId: string;
  /** The draft's: when it rises, the conversation is about an older draft. */
  readonly revision: number;
  /** The variables that a call would bring. */
  readonly variables: readonly string[];
  readonly maySave: boolean;
  /** Of useTryChat, by whoever decides how long the conversation is kept. */
  readonly chat: TryChat;
  /** What the draft needs to call somebody; missing for people who may start no calls. */
  readonly calling?: Calling | undefined;
}

/** A typed conversation with the draft of an agent, as high as the flex column that it is put into. */
export function TryPanel({ agentId, revision, variables, maySave, chat, calling }: TryPanelProps) {
  const [isSaving, setIsSaving] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const { exchanges, failure, isWaiting } = chat;
  useEffect(() => {
    if (exchanges.length > 0) end.current?.parentElement?.scrollTo({ top: end.current.offsetTop });
  }, [exchanges, failure]);

  if (exchanges.length === 0) {
    return (
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
        <p className="text-compact text-muted-foreground">
          Type what a caller would say. The saved draft answers; tools are really called, and nothing of it is kept.
        </p>
        <TestValues names={variables} values={chat.values} onChange={chat.setValues} />
        <Button variant="primary" onClick={chat.start} className="self-start">
          Start the conversation
        </Button>
        {calling ? (
          <div className="flex flex-col items-start gap-2 border-t pt-4">
            <p className="text-compact text-muted-foreground">Or hear it on your telephone.</p>
            <CallMe agentId={agentId} values={chat.values} {...calling} />
          </div>
        ) : null}
      </div>
    );
  }
  const canSave = maySave && exchanges.some(({ said, answer }) => said !== null && answer !== null);
  return (
    <>
      <Standing exchanges={exchanges} />
      <div
        role="log"
        aria-label="Conversation"
        className="relative flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4"
      >
        {chat.revision !== null && chat.revision < revision ? (
          <Callout tone="info">The draft was saved since this conversation began. Start again to try it.</Callout>
        ) : null}
        {exchanges.map((exchange, index) => (
          <ExchangeTurns
            key={index}
            exchange={exchange}
            onReplay={isWaiting ? undefined : (said) => chat.replay(index, said)}
          />
        ))}
        {isWaiting ? (
          <span className="flex items-center gap-2 text-compact text-muted-foreground">
            <Spinner /> The agent thinks
          </span>
        ) : null}
        {failure ? (
          <Callout
            tone="danger"
            title="No answer"
            action={
              <Button size="sm" onClick={chat.retry}>
                Try again
              </Button>
            }
          >
            {failure.message}
            {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
          </Callout>
        ) : null}
        {chat.hasEnded ? (
          <p className="text-center text-compact text-muted-foreground">The agent ended the call</p>
        ) : null}
        <div ref={end} />
      </div>
      <Composer chat={chat} />
      <footer className="flex flex-wrap items-center gap-2 border-t px-4 py-2">
        <Button variant="ghost" size="sm" onClick={chat.start}>
          <RotateCcw />
          Start again
        </Button>
        {canSave ? (
          <Button variant="ghost" size="sm" onClick={() => setIsSaving(true)}>
            <ListPlus />
            Save as test case
          </Button>
        ) : null}
      </footer>
      {isSaving ? (
        <CaseDialog agentId={agentId} initial={draftFrom(exchanges, chat.values)} onClose={() => setIsSaving(false)} />
      ) : null}
    </>
  );
}
