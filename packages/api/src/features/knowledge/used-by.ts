import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { visibleTo as visibleAgents } from "../agents/policy";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What looks things up in a knowledge base. */
export interface Uses {
  readonly agents: readonly Named[];
  readonly flows: readonly Named[];
}

/** Everything that uses these bases, by their ids, as far as the person may see it. */
export async function usesOf(ctx: TenantCtx, ids: readonly string[]): Promise<ReadonlyMap<string, Uses>> {
  const isOne = { knowledgeBaseIds: { hasSome: [...ids] } };
  const seen = visibleAgents(ctx.actor);
  const columns = { id: true, name: true, knowledgeBaseIds: true } as const;
  const orderBy = [{ name: "asc" as const }, { id: "asc" as const }];
  const [agents, flows] = await Promise.all([
    ctx.db.agent.findMany({ where: { AND: [isOne, seen] }, select: columns, orderBy }),
    ctx.db.flow.findMany({
      where: { AND: [isOne, ctx.actor.role === "user" ? { agents: { some: seen } } : {}] },
      select: columns,
      orderBy,
    }),
  ]);
  const named = (rows: typeof agents, base: string) =>
    rows.filter((row) => row.knowledgeBaseIds.includes(base)).map(({ id, name }) => ({ id, name }));
  return new Map(ids.map((id) => [id, { agents: named(agents, id), flows: named(flows, id) }]));
}

/** The names of all that would miss the base, whoever asks: drafts, flows, and versions that callers meet. */
export async function usersIn(tx: TenantTx, tenantId: string, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ kind: string; id: string; name: string }[]>`
    select 'agent' as kind, a.id::text, a.name from agents a
    left join agent_versions v on v.tenant_id = a.tenant_id and v.agent_id = a.id and v.number = a.published_version
    where a.tenant_id = ${tenantId}::uuid and a.status <> 'deleted'
      and (${id}::uuid = any(a.knowledge_base_ids) or v.bundle::text like ${`%"${id}"%`})
    union all
    select 'flow', f.id::text, f.name from flows f
    where f.tenant_id = ${tenantId}::uuid and ${id}::uuid = any(f.knowledge_base_ids)
    order by 1, 3, 2`;
  return rows.map(({ kind, name }) => `${kind} ${name}`);
}
