import type { Prisma, TenantTx } from "@voxcalls/db";
import type { RetellKnowledgeBase, RetellSource } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { settleStatus } from "./settle-status";

type Source = Prisma.KnowledgeSourceModel;

/** Retell may tell of a source a moment after it took it. */
const graceMs = 3_000;

const unread = {
  document: "Retell could not read this file. Is it damaged, empty, or protected by a password?",
  url: "Retell could not read this page. Does it open without signing in?",
  text: "Retell could not take in this text.",
};

/**
 * Brings our sources up to what Retell lists: what is there is ready, what should be there and is not has failed. What belongs to no
 * source of ours (it was removed while it was being read, or arrived twice) is removed there. Returns whether Retell has read all that
 * it was given.
 */
export async function settle(ctx: TenantCtx, id: string, retellId: string): Promise<boolean> {
  const askedAt = ctx.clock.now();
  const theirs = await ctx.retell.knowledge.get(retellId);
  if (theirs.status === "in_progress" || theirs.status === "refreshing_in_progress") return false;
  const extra = await ctx.db.tx(async (tx) => {
    await tx.$queryRaw`
      select 1 from knowledge_bases where tenant_id = ${ctx.tenant.id}::uuid and id = ${id}::uuid for no key update`;
    const rest = await matchAll(tx, ctx, { id, theirs, askedAt });
    const { lastRefreshedAtMs } = theirs;
    if (lastRefreshedAtMs !== undefined) {
      await tx.knowledgeBase.updateMany({ where: { id }, data: { lastRefreshedAt: new Date(lastRefreshedAtMs) } });
    }
    await settleStatus(tx, ctx, id);
    return rest;
  });
  for (const { retellSourceId } of extra) await ctx.retell.knowledge.removeSource(retellId, retellSourceId);
  return true;
}

interface Told {
  readonly id: string;
  readonly theirs: RetellKnowledgeBase;
  readonly askedAt: Date;
}

/** Returns what Retell lists beyond our sources. */
async function matchAll(tx: TenantTx, ctx: TenantCtx, { id, theirs, askedAt }: Told): Promise<RetellSource[]> {
  const now = ctx.clock.now();
  const rows = await tx.knowledgeSource.findMany({
    where: { knowledgeBaseId: id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const known = new Set(rows.map((row) => row.retellSourceId));
  let waiting = rows.filter((row) => row.retellSourceId === null);
  let listed = theirs.sources.filter((source) => !known.has(source.retellSourceId));
  // By title first; Retell may spell one differently, so what is left goes by kind and order.
  for (const isIt of [isSame, isOfKind]) {
    for (const row of waiting) {
      const match = listed.find((source) => isIt(row, source));
      if (!match) continue;
      listed = listed.filter((source) => source !== match);
      waiting = waiting.filter((other) => other !== row);
      const { retellSourceId, sizeBytes } = match;
      const data = { retellSourceId, sizeBytes: row.sizeBytes ?? sizeBytes ?? null };
      const ready = {
        status: "ready" as const,
        failureReason: null,
        acceptedAt: row.acceptedAt ?? now,
        updatedAt: now,
      };
      await tx.knowledgeSource.update({ where: { id: row.id }, data: { ...data, ...ready } });
    }
  }
  const wasThere = (row: Source) =>
    row.status === "processing" && row.acceptedAt !== null && askedAt.getTime() - row.acceptedAt.getTime() > graceMs;
  for (const row of waiting.filter(wasThere)) {
    const failed = { status: "failed" as const, failureReason: unread[row.type], updatedAt: now };
    await tx.knowledgeSource.update({ where: { id: row.id }, data: failed });
  }
  const there = new Set(theirs.sources.map((source) => source.retellSourceId));
  for (const row of rows.filter(({ retellSourceId: held }) => held !== null && !there.has(held))) {
    const failureReason = "Retell does not hold this any more.";
    await tx.knowledgeSource.update({
      where: { id: row.id },
      data: { status: "failed", failureReason, updatedAt: now },
    });
  }
  return listed;
}

function isSame(row: Source, source: RetellSource): boolean {
  if (row.type !== source.type) return false;
  return row.type === "url" ? pageOf(row.title) === pageOf(source.title) : row.title === source.title;
}

function isOfKind(row: Source, source: RetellSource): boolean {
  return row.type === source.type && row.status === "processing";
}

function pageOf(address: string): string {
  return address.replace(/#.*$/, "").replace(/\/$/, "");
}
