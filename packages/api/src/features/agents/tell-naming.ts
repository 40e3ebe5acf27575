import type { TenantTx } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { enqueueAll } from "../../kernel/jobs";

/**
 * For an agent or a knowledge base that has another id at Retell now: the agents that name it, in their draft or in the version that
 * callers meet, hold the old id there until they are told anew. Leaves the jobs that compare both and write what differs.
 */
export async function tellNaming(tx: TenantTx, ctx: TenantCtx, id: string): Promise<void> {
  const agents = await tx.$queryRaw<{ id: string }[]>`
    update agents set synced_revision = 0
    where tenant_id = ${ctx.tenant.id}::uuid and id in (
      select a.id from agents a
      left join flows f on f.tenant_id = a.tenant_id and f.id = a.flow_id
      left join agent_versions v on v.tenant_id = a.tenant_id and v.agent_id = a.id and v.number = a.published_version
      where a.tenant_id = ${ctx.tenant.id}::uuid and a.status in ('active', 'paused') and a.id <> ${id}::uuid and (
        ${id}::uuid = any(a.transfer_agent_ids || a.knowledge_base_ids || f.transfer_agent_ids || f.knowledge_base_ids)
        or v.bundle::text like ${`%"${id}"%`})
      order by a.id for no key update of a)
    returning id::text as id`;
  const jobs = (name: "agents.reconcile" | "agents.publish-again") =>
    agents.map(({ id: agentId }) => ({ key: `${name}:${agentId}`, payload: { tenantId: ctx.tenant.id, agentId } }));
  await enqueueAll(tx, "agents.reconcile", jobs("agents.reconcile"));
  await enqueueAll(tx, "agents.publish-again", jobs("agents.publish-again"));
}
