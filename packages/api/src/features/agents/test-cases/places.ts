import type { ChatTurn } from "../typed-chat";

/** A node or state, by id and name as far as they are told. */
export interface Place {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** The nodes or states of a conversation in their order. `start`: where it stood when nothing had moved it yet. */
export function placesOf({ start, turns }: { start: string | null; turns: readonly ChatTurn[] }): Place[] {
  const moves = turns.flatMap((turn): { from: Place; to: Place }[] => {
    if (turn.role === "node_transition") {
      const from = { id: turn.formerNodeId, name: turn.formerNodeName };
      return [{ from, to: { id: turn.newNodeId, name: turn.newNodeName } }];
    }
    if (turn.role !== "state_transition") return [];
    return [{ from: { name: turn.formerStateName }, to: { name: turn.newStateName } }];
  });
  const first = moves[0]?.from ?? { id: start ?? undefined };
  return [first, ...moves.map(({ to }) => to)].filter(({ id, name }) => id !== undefined || name !== undefined);
}
