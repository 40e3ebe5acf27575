import { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { recordAudit } from "../audit/record";
import { isDialMark } from "./dial-mark";
import { getCallView } from "./get";
import { visibleTo } from "./policy";
import type { CallView } from "./schemas";

/** Hangs up a call in progress. Its end comes by the provider's events, as that of any other. Throws not_found or conflict. */
export async function stopCall(ctx: TenantCtx, { id }: { id: string }): Promise<CallView> {
  const call = await ctx.db.call.findFirst({
    where: { id, ...visibleTo(ctx.actor) },
    select: { status: true, retellCallId: true },
  });
  if (!call) throw notFound("call");
  if (call.status !== "in_progress") throw conflict("The call is over.");
  if (isDialMark(call.retellCallId)) throw conflict("The provider has not taken the call yet. Try again in a moment.");
  try {
    await ctx.retell.calls.stop(call.retellCallId);
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === "rejected") throw conflict("The call is over.");
    throw error;
  }
  await recordAudit(ctx.db, ctx, { action: "call.stopped", objectType: "call", objectId: id });
  return await getCallView(ctx, id);
}
