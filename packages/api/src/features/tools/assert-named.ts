import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import type { NamedThing } from "./toolbox";

interface Named {
  readonly agents: readonly NamedThing[];
  readonly knowledgeBases: readonly NamedThing[];
}

/**
 * Throws validation_failed, naming the place, for an agent or knowledge base that is not the tenant's, or that the person may not see.
 * What was named before (`kept`) stays, whoever saves. Empty ids are none yet.
 */
export async function assertNamed(
  tx: TenantTx,
  ctx: TenantCtx,
  { agents, knowledgeBases }: Named,
  kept: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { actor } = ctx;
  const added = (things: readonly NamedThing[]) => things.filter(({ id }) => id !== "" && !kept.has(id));
  const [newAgents, newBases] = [added(agents), added(knowledgeBases)];
  const select = { id: true } as const;
  const seenAgents = await tx.agent.findMany({
    where: {
      id: { in: newAgents.map(({ id }) => id) },
      status: { not: "deleted" },
      ...(actor.role === "user" && { assignedUserId: actor.userId }),
    },
    select,
  });
  const seenBases = await tx.knowledgeBase.findMany({
    where: {
      id: { in: newBases.map(({ id }) => id) },
      status: { not: "deleted" },
      ...(actor.role === "user" && { ownerId: actor.userId }),
    },
    select,
  });
  refuse(newAgents, seenAgents, "There is no such agent.");
  refuse(newBases, seenBases, "There is no such knowledge base.");
}

function refuse(things: readonly NamedThing[], seen: readonly { id: string }[], words: string): void {
  const ids = new Set(seen.map(({ id }) => id));
  const stranger = things.find(({ id }) => !ids.has(id));
  if (stranger) throw invalid(stranger.path, stranger.label ? `${stranger.label}: ${words}` : words);
}
