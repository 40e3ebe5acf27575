import { Prisma } from "@voxcalls/db";
import { z } from "zod";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { visibleSql, visibleTo } from "./policy";
import { CallTransfer, type CallDetail, type CallView } from "./schemas";
import { linesOfCall } from "./transcript";
import { readCalls, selectCalls } from "./view";

const StoredTransfers = z.array(CallTransfer.extend({ endedAt: z.coerce.date().nullable() }));

/** A call with everything that was said in it. Throws not_found when there is none, or none that the actor may see. */
export async function getCall(ctx: TenantCtx, { id }: { id: string }): Promise<CallDetail> {
  const [view, details, transcript] = await Promise.all([
    getCallView(ctx, id),
    ctx.db.call.findFirst({
      where: { id, ...visibleTo(ctx.actor) },
      select: {
        fromNumber: true,
        toNumber: true,
        agentId: true,
        agentVersion: true,
        occurredAt: true,
        userSentiment: true,
        recordingStatus: true,
        wordsExpiredAt: true,
        latency: true,
        transfers: true,
        notes: true,
        tags: true,
      },
    }),
    linesOfCall(ctx, id),
  ]);
  if (!details) throw notFound("call");
  const { agentId, agentVersion: retellVersion, occurredAt, ...rest } = details;
  const latency = details.latency as Record<string, unknown> | null;
  const transfers = StoredTransfers.parse(details.transfers ?? []);
  const version = await ourVersion(ctx, { agentId, retellVersion, occurredAt });
  return { ...view, ...rest, latency, transfers, agentVersion: version, transcript };
}

/**
 * The provider counts drafts, too: people know the version by our number. An agent that was made again there counts from the beginning:
 * then it is the one that was published last before the call.
 */
async function ourVersion(
  ctx: TenantCtx,
  { agentId, retellVersion, occurredAt }: { agentId: string | null; retellVersion: number | null; occurredAt: Date },
): Promise<number | null> {
  if (agentId === null || retellVersion === null) return null;
  const versions = await ctx.db.agentVersion.findMany({
    where: { agentId, retellVersion, status: "published" },
    orderBy: { publishedAt: "desc" },
    select: { number: true, publishedAt: true },
  });
  const before = versions.find(({ publishedAt }) => publishedAt !== null && publishedAt <= occurredAt);
  return (before ?? versions[0])?.number ?? null;
}

/** The call as lists show it. Throws not_found. */
export async function getCallView(ctx: TenantCtx, id: string): Promise<CallView> {
  const own = Prisma.sql`c.tenant_id = ${ctx.tenant.id}::uuid and c.id = ${id}::uuid and ${visibleSql(ctx.actor)}`;
  const [page] = await ctx.db.$queryRaw<[{ json: string }]>(selectCalls(own, 1, { isHot: true }));
  const [call] = readCalls(page.json).calls;
  if (!call) throw notFound("call");
  return call;
}
