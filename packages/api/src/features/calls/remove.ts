import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { conflict, notFound } from "../../kernel/errors";
import { enqueueAll } from "../../kernel/jobs";
import { recordAudit } from "../audit/record";
import { lockCalls } from "./lock-calls";
import { visibleTo } from "./policy";
import type { SomeCalls } from "./schemas";

/** Deletes a call as `removeCalls` does. */
export async function removeCall(ctx: TenantCtx, { id }: { id: string }): Promise<void> {
  await removeCalls(ctx, { ids: [id] });
}

/**
 * Deletes calls: what was said, who called, notes and analysis at once, recording and the provider's copy by a job. A stub stays, for the
 * books refer to it. All or none: throws not_found, and conflict while one of them goes on.
 */
export async function removeCalls(ctx: TenantCtx, input: SomeCalls): Promise<{ removed: number }> {
  const ids = [...new Set(input.ids)];
  await ctx.db.tx(async (tx) => {
    const where = { id: { in: ids }, ...visibleTo(ctx.actor) };
    const calls = await tx.call.findMany({ where });
    if (calls.length !== ids.length) throw notFound("call");
    if (calls.some(({ status }) => status === "in_progress")) {
      throw conflict("A call that goes on cannot be deleted. Hang it up first.");
    }
    await lockCalls(
      tx,
      calls.map(({ retellCallId }) => retellCallId),
    );
    for (const call of calls) {
      const { count } = await tx.call.updateMany({
        where: { id: call.id, deletedAt: null },
        data: { ...stubOf(call), deletedAt: ctx.clock.now() },
      });
      if (count === 0) throw notFound("call");
      const { occurredAt, direction, status, durationSeconds } = call;
      await recordAudit(tx, ctx, {
        action: "call.deleted",
        objectType: "call",
        objectId: call.id,
        before: { occurredAt, direction, status, durationSeconds },
      });
    }
    await tx.callTranscript.deleteMany({ where: { callId: { in: ids } } });
    await enqueueAll(
      tx,
      "calls.clear",
      ids.map((callId) => ({ key: `calls.clear:${callId}`, payload: { callId } })),
    );
  });
  crashPoint(ctx.env, "calls.remove:after-rows");
  return { removed: ids.length };
}

/** What the books do not need goes. Our own number stays: it is the tenant's, not the caller's. */
function stubOf({ direction }: Pick<Prisma.CallModel, "direction">): Prisma.CallUncheckedUpdateManyInput {
  return {
    ...(direction === "outbound" ? { toNumber: null } : { fromNumber: null }),
    phoneNumber: null,
    callAnalysis: Prisma.DbNull,
    transfers: Prisma.DbNull,
    userSentiment: null,
    recordingStatus: "none",
    recordingUrl: null,
    clearedAt: null,
    notes: null,
    tags: [],
  };
}
