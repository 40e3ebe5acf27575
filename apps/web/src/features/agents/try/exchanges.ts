import type { ChatTurn, TestChatAnswer, TestChatInput } from "@voxcalls/api/schemas/typed-chat";

/** One line of the caller and what came of it; the first exchange is the agent's opening, with no line. */
export interface Exchange {
  readonly said: string | null;
  /** null while it is awaited, and when it failed. */
  readonly answer: TestChatAnswer | null;
}

/** Everything that was said and done, oldest first. */
export function turnsOf(exchanges: readonly Exchange[]): ChatTurn[] {
  return exchanges.flatMap(({ said, answer }): ChatTurn[] => [
    ...(said === null ? [] : [{ role: "user" as const, content: said }]),
    ...(answer?.messages ?? []),
  ]);
}

/** The request for what comes after `before` when the caller says `said`. `values` are those of variables when it began. */
export function requestFor(
  agentId: string,
  before: readonly Exchange[],
  said: string | null,
  values: Readonly<Record<string, string>>,
): TestChatInput {
  const last = before.at(-1)?.answer;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  return {
    id: agentId,
    messages: turnsOf([...before, { said, answer: null }]),
    currentNodeId: last?.currentNodeId ?? null,
    currentState: last?.currentState ?? null,
    dynamicVariables: { ...given, ...last?.dynamicVariables },
    version: "draft",
  };
}
