import type { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { findAtRetell } from "./make-at-retell";
import { findProbe } from "./probe-marks";

/**
 * Removes at Retell all that a deleted base has there, and notes that nothing is left. Returns false while somebody may still be making
 * something for it. Throws UpstreamError.
 */
export async function clearAway(ctx: TenantCtx, base: Prisma.KnowledgeBaseModel): Promise<boolean> {
  const { id, clearedAt, leasedUntil } = base;
  if (clearedAt !== null) return true;
  const now = ctx.clock.now();
  if (leasedUntil !== null && leasedUntil > now) return false;
  // A turn that nobody gave back: something may have been made of which no row knows.
  const marked =
    leasedUntil === null ? undefined : { base: await findAtRetell(ctx, id), ...(await findProbe(ctx, id)) };
  const agentId = base.retellProbeAgentId ?? marked?.agentId;
  const llmId = base.retellProbeLlmId ?? marked?.llmId;
  const retellId = base.retellKnowledgeBaseId ?? marked?.base;
  // The agent first: Retell refuses to delete an LLM that an agent uses.
  if (agentId != null) await ctx.retell.agents.remove(agentId);
  if (llmId != null) await ctx.retell.llms.remove(llmId);
  if (retellId != null) await ctx.retell.knowledge.remove(retellId);
  await ctx.db.knowledgeBase.updateMany({
    where: { id, status: "deleted" },
    data: { clearedAt: now, leasedUntil: null },
  });
  return true;
}
