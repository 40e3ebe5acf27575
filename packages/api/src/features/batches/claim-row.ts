import { Prisma } from "@voxcalls/db";
import type { UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../kernel/context";
import type { PlacedFor } from "../calls/reserve-dial";

/** That the line is not to be dialled now after all: somebody paused the batch, or another worker has the line or the batch's last free one. */
export class NotNow extends Error {
  override readonly name = "NotNow";
}

interface Line {
  readonly batchId: string;
  readonly rowId: string;
}

/**
 * Ties a line of a batch to a call that is being placed. The line counts as called in the transaction that writes the call's row, and as
 * not called in the one that removes it, so whatever dies between any two steps, line and call tell the same: no number is dialled twice
 * and none is forgotten. Throws NotNow.
 */
export function lineToCall(ctx: TenantCtx, { batchId, rowId }: Line): PlacedFor {
  return {
    batchRowId: rowId,
    claim: async (tx) => {
      const [batch] = await tx.$queryRaw<{ free: number }[]>(Prisma.sql`
        select lines_at_once as free from batches
        where tenant_id = ${ctx.tenant.id}::uuid and id = ${batchId}::uuid and state = 'running' for update`);
      if (!batch) throw new NotNow("the batch runs no more");
      // Statements of their own: they see what was committed before the batch's row was free.
      const calling = await tx.batchRow.count({ where: { batchId, state: "calling" } });
      if (calling >= batch.free) throw new NotNow("the batch has no line free");
      const taken = await tx.$executeRaw(Prisma.sql`
        update batch_rows set state = 'calling', tries = tries + 1, due_at = null, outcome = null, end_reason = null
        where id = (
          select id from batch_rows
          where tenant_id = ${ctx.tenant.id}::uuid and id = ${rowId}::uuid and state = 'waiting' for update skip locked)`);
      if (taken === 0) throw new NotNow("somebody else has the line");
    },
    giveBack: async (tx, error) => {
      const data = isOfTheNumber(error)
        ? ({ state: "not_reached", outcome: "provider_refused", endedAt: ctx.clock.now() } as const)
        : ({ state: "waiting", tries: { decrement: 1 }, dueAt: ctx.clock.now() } as const);
      await tx.batchRow.updateMany({ where: { id: rowId, state: "calling" }, data });
    },
  };
}

/** Whether the provider said no to this number, rather than to whatever we would ask for. */
export function isOfTheNumber({ kind, status, notFound }: UpstreamError): boolean {
  return kind === "rejected" && !notFound && (status === 400 || status === 422);
}
