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
  const published = await publishedUses(ctx, ids);
  const [agents, flows] = await Promise.all([
    ctx.db.agent.findMany({
      where: { AND: [{ OR: [isOne, { id: { in: [...published.keys()] } }] }, seen] },
      select: columns,
      orderBy,
    }),
    ctx.db.flow.findMany({
      where: { AND: [isOne, ctx.actor.role === "user" ? { agents: { some: seen } } : {}] },
      select: columns,
      orderBy,
    }),
  ]);
  const named = (rows: typeof agents, base: string) =>
    rows
      .filter(({ id, knowledgeBaseIds }) => knowledgeBaseIds.includes(base) || published.get(id)?.has(base))
      .map(({ id, name }) => ({ id, name }));
  return new Map(ids.map((id) => [id, { agents: named(agents, id), flows: named(flows, id) }]));
}

/** Which of these bases the versions need that callers meet, by agent. */
async function publishedUses(
  ctx: TenantCtx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await ctx.db.$queryRaw<{ id: string; bases: string[] }[]>`
    select a.id::text, array_agg(distinct found[1]) as bases from agents a
    join agent_versions v on v.tenant_id = a.tenant_id and v.agent_id = a.id and v.number = a.published_version
    cross join lateral regexp_matches(v.bundle::text, '"([0-9a-f]{8}-[0-9a-f-]{27})"', 'g') as found
    where a.tenant_id = ${ctx.tenant.id}::uuid and a.status <> 'deleted' and found[1] = any(${[...ids]}::text[])
    group by a.id`;
  return new Map(rows.map(({ id, bases }) => [id, new Set(bases)]));
}

/** The names of all that would miss the base, whoever asks: drafts, flows, and versions that callers meet. */
export async function usersIn(tx: TenantTx, tenantId: string, id: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ kind: string; id: string; name: string }[]>`
    select distinct 'agent' as kind, a.id::text, a.name from agents a
    left join agent_versions v on v.tenant_id = a.tenant_id and v.agent_id = a.id
      and (v.number = a.published_version or v.status = 'publishing')
    where a.tenant_id = ${tenantId}::uuid and a.status <> 'deleted'
      and (${id}::uuid = any(a.knowledge_base_ids) or v.bundle::text like ${`%"${id}"%`})
    union all
    select 'flow', f.id::text, f.name from flows f
    where f.tenant_id = ${tenantId}::uuid and ${id}::uuid = any(f.knowledge_base_ids)
    order by 1, 3, 2`;
  return rows.map(({ kind, name }) => `${kind} ${name}`);
}
