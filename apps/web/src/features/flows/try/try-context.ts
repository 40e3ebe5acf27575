"use client";

import type { FlowView } from "@voxcalls/api/schemas/flows";
import { createContext, useContext } from "react";
import type { TryChat } from "~/features/agents/try/use-try-chat";

export type Follower = FlowView["agents"][number];

/** The conversation with one of the agents that follow the flow. */
export interface TryIt {
  readonly followers: readonly Follower[];
  /** Whom one talks to; null when nobody follows the flow. */
  readonly agent: Follower | null;
  readonly choose: (agentId: string) => void;
  readonly chat: TryChat;
  /** Whether the whole drawing is saved: only that answers. */
  readonly isSaved: boolean;
  readonly maySave: boolean;
}

export const TryContext = createContext<TryIt | null>(null);

/** The conversation around this component, or null for who may not hold one. */
export function useTryIt(): TryIt | null {
  return useContext(TryContext);
}

/** Nodes that the conversation came by, the one it stands at last. Apart from the rest: the drawing must not follow every letter that is typed. */
export const WalkContext = createContext<readonly string[]>([]);

export function useWalk(): readonly string[] {
  return useContext(WalkContext);
}
