import type { Prisma } from "@voxcalls/db";
import { UpstreamError, withinDeadline } from "@voxcalls/retell-client";
import { enterTenant, type Deps, type TenantCtx } from "../../kernel/context";
import type { JobPayloads } from "../../kernel/jobs";
import { findTenantInForce } from "../tenants/find-in-force";
import { bringUpToDate } from "./bring-up-to-date";
import { queueFollow } from "./queue";
import { settle } from "./settle";

/** A page does not wait longer for Retell than this; it shows what is known, and the job goes on. */
const longestMs = 3_000;
/** Some ten minutes; from then on the sweep looks every five. */
const mostRounds = 9;

/** Asks Retell how far a base is, for a page that shows it. Returns whether the answer came. */
export async function lookAfter(
  ctx: TenantCtx,
  { id, retellKnowledgeBaseId }: Pick<Prisma.KnowledgeBaseModel, "id" | "retellKnowledgeBaseId">,
): Promise<boolean> {
  if (retellKnowledgeBaseId === null) return false;
  try {
    return await withinDeadline(longestMs, () => settle(ctx, id, retellKnowledgeBaseId));
  } catch (error) {
    if (error instanceof UpstreamError) return false;
    throw error;
  }
}

/** The job: asks Retell how far it has read, until it has read all. */
export async function followKnowledge(deps: Deps, payload: JobPayloads["knowledge.follow"]): Promise<void> {
  const ctx = await enter(deps, payload.tenantId, "knowledge.follow");
  if (!ctx) return;
  const isDone = await bringUpToDate(ctx, payload.knowledgeBaseId);
  if (isDone || payload.round >= mostRounds) return;
  await queueFollow(ctx.db, ctx, payload.knowledgeBaseId, payload.round + 1);
}

/**
 * The job that every change of a base leaves behind: whatever became of the process that made the change, afterwards Retell holds what
 * the rows say. Throws when Retell cannot be reached, to be tried again.
 */
export async function reconcileKnowledge(deps: Deps, payload: JobPayloads["knowledge.reconcile"]): Promise<void> {
  const ctx = await enter(deps, payload.tenantId, "knowledge.reconcile");
  if (!ctx) return;
  if (!(await bringUpToDate(ctx, payload.knowledgeBaseId))) await queueFollow(ctx.db, ctx, payload.knowledgeBaseId, 0);
}

async function enter(deps: Deps, tenantId: string, job: string): Promise<TenantCtx | null> {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  return tenant && enterTenant(deps, { type: "system", role: "system", job }, tenant, null);
}
