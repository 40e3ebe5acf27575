import type { TenantTx } from "@voxcalls/db";
import { conflict } from "../../kernel/errors";

/** Throws conflict, naming them, when other agents or flows hand calls over to this one: drafts, and versions that callers meet. */
export async function assertNobodyHandsOverTo(tx: TenantTx, tenantId: string, agentId: string): Promise<void> {
  const [agents, flows, published] = await Promise.all([
    tx.agent.findMany({
      where: { transferAgentIds: { has: agentId }, status: { not: "deleted" }, id: { not: agentId } },
      select: { name: true },
    }),
    tx.flow.findMany({ where: { transferAgentIds: { has: agentId } }, select: { name: true } }),
    tx.$queryRaw<{ name: string }[]>`
      select distinct a.name from agents a
      join agent_versions v on v.tenant_id = a.tenant_id and v.agent_id = a.id
        and (v.number = a.published_version or v.status = 'publishing')
      where a.tenant_id = ${tenantId}::uuid and a.status <> 'deleted' and a.id <> ${agentId}::uuid
        and not ${agentId}::uuid = any(a.transfer_agent_ids) and v.bundle::text like ${`%"${agentId}"%`}
      order by a.name`,
  ]);
  const told = [
    ...agents.map(({ name }) => `the agent “${name}”`),
    ...flows.map(({ name }) => `the flow “${name}”`),
    ...published.map(({ name }) => `the published version of “${name}”`),
  ];
  if (told.length === 0) return;
  const also = published.length > 0 ? " A published version counts until another one is published." : "";
  throw conflict(`Calls are handed over to this agent by ${told.join(", ")}. Change that first.${also}`);
}
