import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import { labelOf, recordAudit } from "../audit/record";
import { visibleTo } from "./policy";
import type { StoredFile } from "./schemas";

/** A player fetches a recording in pieces: what one person asks for within this span is one play. */
const onePlayMs = 60_000;

/** The recording of a call, for playing; a play leaves a row in the audit log. Throws not_found when there is none. */
export async function playRecording(ctx: TenantCtx, { id }: { id: string }): Promise<StoredFile> {
  const call = await ctx.db.call.findFirst({
    where: { id, ...visibleTo(ctx.actor) },
    select: { recordingStatus: true, recordingKey: true },
  });
  if (!call) throw notFound("call");
  const key = call.recordingStatus === "stored" ? call.recordingKey : null;
  const file = key === null ? null : await ctx.recordings.stat(key);
  if (key === null || file === null) throw notFound("recording");
  await recordPlay(ctx, id);
  return { key, ...file, contentType: "audio/wav", fileName: `call-${id}.wav` };
}

async function recordPlay(ctx: TenantCtx, callId: string): Promise<void> {
  const { actorId } = labelOf(ctx.actor);
  const since = new Date(ctx.clock.now().getTime() - onePlayMs);
  const same = { action: "call.played", objectType: "call", objectId: callId };
  const goesOn = await ctx.db.auditLog.findFirst({
    where: { ...same, actorId, createdAt: { gte: since } },
    select: { id: true },
  });
  if (!goesOn) await recordAudit(ctx.db, ctx, same);
}
