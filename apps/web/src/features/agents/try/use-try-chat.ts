"use client";

import { useState } from "react";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { requestFor, type Exchange } from "./exchanges";

/** A typed conversation with an agent's draft, as it stands. */
export interface TryChat {
  readonly exchanges: readonly Exchange[];
  /** What is being typed. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Values of variables for the next start. */
  readonly values: Readonly<Record<string, string>>;
  readonly setValues: (values: Record<string, string>) => void;
  readonly isWaiting: boolean;
  /** Why the last line has no answer. */
  readonly failure: Failure | null;
  readonly hasEnded: boolean;
  /** The revision of the agent that it began with. */
  readonly revision: number | null;
  readonly start: () => void;
  readonly say: (text: string) => void;
  /** Says another line where the `index`th exchange is; what came after it is forgotten. */
  readonly replay: (index: number, text: string) => void;
  readonly retry: () => void;
  /** As if nothing had been said: for another agent. */
  readonly forget: () => void;
}

/** Keeps the conversation; nothing of it is kept anywhere else. */
export function useTryChat(agentId: string, revision: number): TryChat {
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  const [text, setText] = useState("");
  const [values, setValues] = useState<Record<string, string>>({});
  const [begunWith, setBegunWith] = useState<number | null>(null);
  const ask = trpc.agents.testChat.useMutation();

  const send = (before: readonly Exchange[], said: string | null) => {
    setExchanges([...before, { said, answer: null }]);
    ask.mutate(requestFor(agentId, before, said, values), {
      onSuccess: (answer) => setExchanges([...before, { said, answer }]),
    });
  };
  return {
    exchanges,
    text,
    setText,
    values,
    setValues,
    isWaiting: ask.isPending,
    failure: ask.error ? failureOf(ask.error) : null,
    hasEnded: exchanges.at(-1)?.answer?.callEnded ?? false,
    revision: begunWith,
    start: () => {
      setBegunWith(revision);
      send([], null);
    },
    say: (said) => send(exchanges, said),
    replay: (index, said) => send(exchanges.slice(0, index), said),
    retry: () => send(exchanges.slice(0, -1), exchanges.at(-1)?.said ?? null),
    forget: () => {
      ask.reset();
      setExchanges([]);
      setText("");
      setValues({});
    },
  };
}
