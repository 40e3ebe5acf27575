import type { Prisma, TenantTx } from "@voxcalls/db";
import { UpstreamError, type NewSources } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { conflict, notFound } from "../../kernel/errors";
import { enqueueAll } from "../../kernel/jobs";
import { makeOnce, Unclear } from "../agents/make-once";
import { tellNaming } from "../agents/tell-naming";
import { giveBack, takeTurn } from "./lease";
import { bearsMark, nameAtRetell } from "./marks";

type Base = Prisma.KnowledgeBaseModel;

/**
 * Makes a base at Retell with its first sources, exactly once whoever else is at it, and says whether it took these. Throws
 * UpstreamError when it was surely not made, Unclear when that cannot be known, conflict when others are at it for too long.
 */
export async function makeAtRetell(
  ctx: TenantCtx,
  base: Base,
  sources: NewSources,
): Promise<{ retellId: string; tookSources: boolean }> {
  const turn = await takeTurn(ctx, base.id, async () => (await idAtRetell(ctx, base.id)) !== null);
  if (!turn) {
    const retellId = await idAtRetell(ctx, base.id);
    if (retellId === null) throw conflict("Another source is being added first. Try again in a moment.");
    return { retellId, tookSources: false };
  }
  let tookSources = false;
  try {
    const retellId = await makeOnce({
      isRetry: turn.isRetry,
      find: () => findAtRetell(ctx, base.id),
      make: async () => {
        tookSources = true;
        const name = nameAtRetell(ctx, base.id);
        const made = await ctx.retell.knowledge.create({ name, autoRefresh: base.autoRefresh, ...sources });
        if (!bearsMark(made, base.id)) throw notOurs();
        return made.retellKnowledgeBaseId;
      },
    });
    crashPoint(ctx.env, "knowledge.add:after-make");
    await keepId(ctx, base.id, retellId);
    return { retellId, tookSources };
  } catch (error) {
    if (error instanceof UpstreamError && !(error instanceof Unclear)) await giveBack(ctx, base.id);
    throw error;
  }
}

/** Looks whether an attempt of before did make the base at Retell, and takes it over. */
export async function adoptFromRetell(ctx: TenantCtx, base: Base): Promise<void> {
  const turn = await takeTurn(ctx, base.id, async () => (await idAtRetell(ctx, base.id)) !== null);
  if (!turn) return;
  const retellId = await findAtRetell(ctx, base.id);
  if (retellId === undefined) await giveBack(ctx, base.id);
  else await keepId(ctx, base.id, retellId);
}

/** The id of the base at Retell that bears our mark, if there is one. */
export async function findAtRetell(ctx: TenantCtx, id: string): Promise<string | undefined> {
  return (await ctx.retell.knowledge.list()).find((theirs) => bearsMark(theirs, id))?.retellKnowledgeBaseId;
}

async function idAtRetell(ctx: TenantCtx, id: string): Promise<string | null> {
  const base = await ctx.db.knowledgeBase.findFirst({ where: { id }, select: { retellKnowledgeBaseId: true } });
  return base?.retellKnowledgeBaseId ?? null;
}

/**
 * Writes the id down. Agents that were to use the base before it was there get it as a change of their draft, which is brought up to
 * date: the versions that callers meet were published without it, and say so until the next one. Where it is made again, nothing changed
 * but the id: drafts and versions are told that. Throws not_found for a deleted one.
 */
async function keepId(ctx: TenantCtx, id: string, retellId: string): Promise<void> {
  const isKept = await ctx.db.tx(async (tx) => {
    const base = await tx.knowledgeBase.findFirst({ where: { id }, select: { lostAt: true } });
    // Agents before bases, as where an agent is saved: else the two could wait for each other.
    await (base?.lostAt ? tellNaming : tellAgents)(tx, ctx, id);
    const { count } = await tx.knowledgeBase.updateMany({
      where: { id, status: { not: "deleted" } },
      data: { retellKnowledgeBaseId: retellId, lostAt: null, leasedUntil: null, updatedAt: ctx.clock.now() },
    });
    return count === 1;
  });
  if (isKept) return;
  await ctx.retell.knowledge.remove(retellId);
  throw notFound("knowledge base");
}

async function tellAgents(tx: TenantTx, ctx: TenantCtx, id: string): Promise<void> {
  const agents = await tx.$queryRaw<{ id: string }[]>`
    select a.id::text from agents a
    where a.tenant_id = ${ctx.tenant.id}::uuid and a.status in ('active', 'paused') and (
      ${id}::uuid = any(a.knowledge_base_ids) or exists (
        select from flows f
        where f.tenant_id = a.tenant_id and f.id = a.flow_id and ${id}::uuid = any(f.knowledge_base_ids)))
    order by a.id for no key update of a`;
  const ids = agents.map((agent) => agent.id);
  await tx.agent.updateMany({
    where: { id: { in: ids } },
    data: { revision: { increment: 1 }, updatedAt: ctx.clock.now() },
  });
  const jobs = agents.map((agent) => ({
    key: `agents.reconcile:${agent.id}`,
    payload: { tenantId: ctx.tenant.id, agentId: agent.id },
  }));
  await enqueueAll(tx, "agents.reconcile", jobs);
}

function notOurs(): UpstreamError {
  return new UpstreamError({
    service: "retell",
    operation: "knowledge.create",
    kind: "bad_response",
    outcome: "unknown",
    retryable: false,
    detail: "not about what was asked for",
  });
}
