"use client";

import { placesOf } from "@voxcalls/api/test-case-places";
import { useMemo, useState, type ReactNode } from "react";
import { turnsOf, type Exchange } from "~/features/agents/try/exchanges";
import { useTryChat } from "~/features/agents/try/use-try-chat";
import { TryContext, WalkContext, type Follower, type TryIt } from "./try-context";

interface TryProviderProps extends Pick<TryIt, "isSaved" | "maySave"> {
  readonly followers: readonly Follower[];
  readonly children: ReactNode;
}

/** Keeps a conversation with the flow for as long as its editor is open, whichever panel is shown. */
export function TryProvider({ followers, isSaved, maySave, children }: TryProviderProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const agent = followers.find(({ id }) => id === chosen) ?? followers[0] ?? null;
  const chat = useTryChat(agent?.id ?? "", agent?.revision ?? 0);
  const walk = useMemo(() => walkOf(chat.exchanges), [chat.exchanges]);
  const choose = (agentId: string) => {
    if (agentId === agent?.id) return;
    setChosen(agentId);
    chat.forget();
  };
  return (
    <TryContext value={{ followers, agent, choose, chat, isSaved, maySave }}>
      <WalkContext value={walk}>{children}</WalkContext>
    </TryContext>
  );
}

function walkOf(exchanges: readonly Exchange[]): string[] {
  const start = exchanges[0]?.answer?.currentNodeId ?? null;
  const places = placesOf({ start, turns: turnsOf(exchanges) });
  const last = exchanges.findLast(({ answer }) => answer !== null)?.answer?.currentNodeId ?? null;
  const ids = places.flatMap(({ id }) => id ?? []);
  return last === null || ids.at(-1) === last ? ids : [...ids, last];
}
