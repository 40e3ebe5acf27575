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
 * What was named before (`kept`) stays, whoever saves. Empty ids are none yet. Rows of knowledge bases are held, so that none of them
 * is deleted while it is being attached: call it in the transaction that attaches.
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
  const bases = newBases.map(({ id }) => id);
  const openBases =
    bases.length === 0
      ? []
      : await tx.$queryRaw<{ id: string; ownerId: string | null }[]>`
          select id::text, owner_id::text as "ownerId" from knowledge_bases
          where tenant_id = ${ctx.tenant.id}::uuid and id = any(${bases}::uuid[]) and status <> 'deleted'
          order by id for share`;
  const seenBases = openBases.filter(({ ownerId }) => actor.role !== "user" || ownerId === actor.userId);
  refuse(newAgents, seenAgents, "There is no such agent.");
  refuse(newBases, seenBases, "There is no such knowledge base.");
}

function refuse(things: readonly NamedThing[], seen: readonly { id: string }[], words: string): void {
  const ids = new Set(seen.map(({ id }) => id));
  const stranger = things.find(({ id }) => !ids.has(id));
  if (stranger) throw invalid(stranger.path, stranger.label ? `${stranger.label}: ${words}` : words);
}
