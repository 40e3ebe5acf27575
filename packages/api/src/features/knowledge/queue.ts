import type { TenantCtx } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";

type Statements = Parameters<typeof enqueue>[0];

/** By then whoever gives something to Retell now is done, or dead. */
export const afterSendingMs = 90_000;
const longestPauseMs = 300_000;

/** Leaves the job that ends what a change of a base began, should its process die. Call it in the transaction of the change. */
export async function queueReconcile(db: Statements, ctx: TenantCtx, id: string): Promise<void> {
  const payload = { tenantId: ctx.tenant.id, knowledgeBaseId: id };
  const runAt = new Date(ctx.clock.now().getTime() + afterSendingMs);
  await enqueue(db, "knowledge.reconcile", payload, { key: `knowledge.reconcile:${id}`, runAt });
}

/** Leaves the job that asks Retell how far it has read: soon at first, then after pauses that double to five minutes. */
export async function queueFollow(db: Statements, ctx: TenantCtx, id: string, round: number): Promise<void> {
  const payload = { tenantId: ctx.tenant.id, knowledgeBaseId: id, round };
  const pauseMs = Math.min(1000 * 2 ** round, longestPauseMs);
  const runAt = new Date(ctx.clock.now().getTime() + pauseMs);
  await enqueue(db, "knowledge.follow", payload, { key: `knowledge.follow:${id}`, runAt });
}
