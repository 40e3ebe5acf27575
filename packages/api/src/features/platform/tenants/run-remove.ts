import type { PlatformDb } from "@voxcalls/db";
import type { Deps } from "../../../kernel/context";
import { crashPoint } from "../../../kernel/crash";
import { enqueue, type JobPayloads } from "../../../kernel/jobs";
import { reconcileAgent } from "../../agents/reconcile";
import { reconcileKnowledge } from "../../knowledge/follow";

const rowsAtOnce = 1_000;
/** The last statement takes a tenant's whole books with it; millions of rows take minutes. */
const lastStatementMs = 15 * 60 * 1000;
const overdueMs = 10 * 60 * 1000;

/**
 * The job: takes away all that a deleted tenant still has, the providers' part first and its own row last, so that a run that was
 * broken off anywhere is gone on with by the next one. Throws when a provider cannot be reached, to be tried again.
 */
export async function runRemoveTenant(deps: Deps, { tenantId }: JobPayloads["platform.remove-tenant"]): Promise<void> {
  const db = deps.db.platform;
  if ((await db.tenant.count({ where: { id: tenantId, removedAt: { not: null } } })) === 0) return;
  await clearAgents(deps, tenantId);
  crashPoint(deps.env, "tenants.remove:after-agents");
  await clearKnowledge(deps, tenantId);
  await clearRecordings(deps, tenantId);
  crashPoint(deps.env, "tenants.remove:after-recordings");
  await clearWords(db, tenantId);
  const pool = deps.db.jobsPool(1, lastStatementMs);
  try {
    await pool.query("delete from tenants where id = $1 and removed_at is not null", [tenantId]);
  } finally {
    await pool.end();
  }
}

/** The job of a deleted tenant may be used up, should a provider be away for days: it is queued anew. */
export async function requeueRemovals({ db, clock }: Pick<Deps, "db" | "clock">): Promise<void> {
  const overdue = new Date(clock.now().getTime() - overdueMs);
  const left = await db.platform.tenant.findMany({ where: { removedAt: { lt: overdue } }, select: { id: true } });
  for (const { id } of left) {
    await enqueue(db.platform, "platform.remove-tenant", { tenantId: id }, { key: `platform.remove-tenant:${id}` });
  }
}

async function clearAgents(deps: Deps, tenantId: string): Promise<void> {
  const { platform } = deps.db;
  const left = { tenantId, NOT: { syncedRevision: { equals: platform.agent.fields.revision } } };
  for (const { id } of await platform.agent.findMany({ where: left, select: { id: true } })) {
    await reconcileAgent(deps, { tenantId, agentId: id });
  }
  const still = await platform.agent.count({ where: left });
  if (still > 0) throw new Error(`${still} agents of a deleted tenant are still at Retell`);
}

async function clearKnowledge(deps: Deps, tenantId: string): Promise<void> {
  const { platform } = deps.db;
  const left = { tenantId, clearedAt: null };
  for (const { id } of await platform.knowledgeBase.findMany({ where: left, select: { id: true } })) {
    await reconcileKnowledge(deps, { tenantId, knowledgeBaseId: id });
  }
  const still = await platform.knowledgeBase.count({ where: left });
  if (still > 0) throw new Error(`${still} knowledge bases of a deleted tenant are still at Retell`);
}

async function clearRecordings({ db, recordings }: Deps, tenantId: string): Promise<void> {
  for (;;) {
    const calls = await db.platform.call.findMany({
      where: { tenantId, recordingKey: { not: null } },
      select: { id: true, recordingKey: true },
      take: rowsAtOnce,
    });
    if (calls.length === 0) return;
    for (const { recordingKey } of calls) if (recordingKey !== null) await recordings.remove(recordingKey);
    const ids = calls.map(({ id }) => id);
    await db.platform.call.updateMany({
      where: { id: { in: ids } },
      data: { recordingKey: null, recordingStatus: "none" },
    });
  }
}

/** What was said, in the provider's events and in our lines: the bulk of the rows, in portions that hold no lock for long. */
async function clearWords(db: PlatformDb, tenantId: string): Promise<void> {
  const portions = [
    () => db.$executeRaw`
      delete from provider_events where id in (
        select e.id from provider_events e join calls c on c.retell_call_id = e.retell_call_id
        where c.tenant_id = ${tenantId}::uuid limit ${rowsAtOnce})`,
    // Those of calls that were never settled know their agent only.
    () => db.$executeRaw`
      delete from provider_events where id in (
        select e.id from provider_events e
        join agents a on e.retell_agent_id = any(a.retell_agent_id || a.former_retell_agent_ids)
        where a.tenant_id = ${tenantId}::uuid limit ${rowsAtOnce})`,
    () => db.$executeRaw`
      delete from wholesale_costs where retell_call_id in (
        select retell_call_id from wholesale_costs where payer_id = ${tenantId}::uuid limit ${rowsAtOnce})`,
    () => db.$executeRaw`
      delete from call_transcripts where id in (
        select id from call_transcripts where tenant_id = ${tenantId}::uuid limit ${rowsAtOnce})`,
  ];
  for (const portion of portions) while ((await portion()) > 0);
}
