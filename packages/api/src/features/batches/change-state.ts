import type { TenantTx } from "@voxcalls/db";
import { Prisma } from "@voxcalls/db";
import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { recordAudit } from "../audit/record";
import { getBatch } from "./get";
import type { BatchDetail, BatchIdInput, StartBatchInput } from "./schemas";

/** Starting or cancelling the largest batch changes a hundred thousand rows. */
const transactionMs = { maxWait: 5_000, timeout: 60_000 };

type State = "draft" | "running" | "paused" | "done" | "cancelled";

/** From now on its numbers are called, as its rules allow. Throws not_found, and conflict when it was started or holds no number. */
export async function startBatch(ctx: TenantCtx, { id }: StartBatchInput): Promise<BatchDetail> {
  return await change(ctx, id, ["draft"], "batch.started", async (tx, batch) => {
    const now = ctx.clock.now();
    const dueAt = batch.startsAt && batch.startsAt > now ? batch.startsAt : now;
    const { count } = await tx.batchRow.updateMany({ where: { batchId: id, state: "waiting" }, data: { dueAt } });
    if (count === 0) throw conflict("There is no number to call: add a file first.");
    await tx.batch.update({ where: { id }, data: { state: "running", startedAt: now } });
    await wakeUp(tx, ctx, id);
    return { numbers: count, hasConsent: true };
  });
}

/** No further number is dialled; calls in progress end as they would. Throws not_found and conflict. */
export async function pauseBatch(ctx: TenantCtx, { id }: BatchIdInput): Promise<BatchDetail> {
  return await change(ctx, id, ["running"], "batch.paused", async (tx) => {
    await tx.batch.update({ where: { id }, data: { state: "paused", haltReason: null } });
  });
}

/** Goes on where it was paused. Throws not_found and conflict. */
export async function resumeBatch(ctx: TenantCtx, { id }: BatchIdInput): Promise<BatchDetail> {
  return await change(ctx, id, ["paused"], "batch.resumed", async (tx) => {
    await tx.batch.update({ where: { id }, data: { state: "running", haltReason: null } });
    await wakeUp(tx, ctx, id);
  });
}

/** Ends it for good: whoever was not called yet will not be. Calls in progress end as they would. Throws not_found and conflict. */
export async function cancelBatch(ctx: TenantCtx, { id }: BatchIdInput): Promise<BatchDetail> {
  return await change(ctx, id, ["draft", "running", "paused"], "batch.cancelled", async (tx) => {
    const { count } = await tx.batchRow.updateMany({
      where: { batchId: id, state: "waiting" },
      data: { state: "cancelled", dueAt: null },
    });
    const data = { state: "cancelled", haltReason: null, finishedAt: ctx.clock.now() } as const;
    await tx.batch.update({ where: { id }, data });
    return { notCalled: count };
  });
}

interface LockedBatch {
  readonly state: State;
  readonly startsAt: Date | null;
}

async function change(
  ctx: TenantCtx,
  id: string,
  from: readonly State[],
  action: string,
  act: (tx: TenantTx, batch: LockedBatch) => Promise<Record<string, unknown> | void>,
): Promise<BatchDetail> {
  await ctx.db.tx(async (tx) => {
    // Whoever is about to dial for it holds the row until the call stands in the books.
    const [batch] = await tx.$queryRaw<LockedBatch[]>(
      Prisma.sql`select state::text as state, starts_at as "startsAt" from batches
        where tenant_id = ${ctx.tenant.id}::uuid and id = ${id}::uuid for update`,
    );
    if (!batch) throw notFound("batch");
    if (!from.includes(batch.state))
      throw conflict(`The batch is ${batch.state === "draft" ? "not started" : batch.state}.`);
    const after = await act(tx, batch);
    await recordAudit(tx, ctx, { action, objectType: "batch", objectId: id, ...(after && { after }) });
  }, transactionMs);
  return await getBatch(ctx, { id });
}

async function wakeUp(tx: TenantTx, ctx: TenantCtx, batchId: string): Promise<void> {
  const key = `batches.dial:${batchId}`;
  await enqueue(tx, "batches.dial", { tenantId: ctx.tenant.id, batchId }, { key, queue: key });
}
