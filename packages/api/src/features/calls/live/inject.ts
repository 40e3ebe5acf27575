import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { conflict, notFound } from "../../../kernel/errors";
import { recordAudit } from "../../audit/record";
import { isDialMark } from "../dial-mark";
import { visibleTo } from "../policy";
import type { InjectNoteInput } from "./schemas";

/**
 * Tells the agent of a call in progress something the caller does not hear; it stands in the transcript as `injected`. With `respondNow` the
 * agent speaks at once instead of after the caller's next words. Throws not_found, and conflict when the call is over.
 */
export async function injectNote(ctx: TenantCtx, { id, note, respondNow }: InjectNoteInput): Promise<void> {
  const call = await ctx.db.call.findFirst({
    where: { id, ...visibleTo(ctx.actor) },
    select: { status: true, retellCallId: true },
  });
  if (!call) throw notFound("call");
  if (call.status !== "in_progress" || isDialMark(call.retellCallId))
    throw conflict("Nobody is speaking in this call.");
  try {
    await ctx.retell.calls.inject(call.retellCallId, { note, respondNow });
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === "rejected") throw conflict("The call is over.");
    throw error;
  }
  await recordAudit(ctx.db, ctx, {
    action: "call.note_injected",
    objectType: "call",
    objectId: id,
    after: { length: note.length, respondNow },
  });
}
