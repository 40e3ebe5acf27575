import { z } from "zod";
import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { visibleTo } from "./policy";
import { TranscriptLine, type Transcript } from "./schemas";

const Lines = z.array(TranscriptLine);

/** What was said in a call, in order. Throws not_found when there is no such call, or none that the actor may see. */
export async function getTranscript(ctx: TenantCtx, { id }: { id: string }): Promise<Transcript> {
  const call = await ctx.db.call.findFirst({ where: { id, ...visibleTo(ctx.actor) }, select: { id: true } });
  if (!call) throw notFound("call");
  return { data: await linesOfCall(ctx, id), nextCursor: null, hasMore: false };
}

/** The lines of a call of the tenant; whoever calls has seen to it that the actor may read them. */
export async function linesOfCall(ctx: TenantCtx, callId: string): Promise<TranscriptLine[]> {
  const rows = await ctx.db.callTranscript.findMany({
    where: { callId },
    orderBy: { sequence: "asc" },
    select: {
      sequence: true,
      role: true,
      content: true,
      startTimeMs: true,
      endTimeMs: true,
      words: true,
      events: true,
    },
  });
  return Lines.parse(rows);
}
