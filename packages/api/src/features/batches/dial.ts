import type { TenantTx } from "@voxcalls/db";
import { enterTenant, type Deps, type TenantCtx } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { enqueue, type JobPayloads } from "../../kernel/jobs";
import { recordAudit } from "../audit/record";
import { findTenantInForce } from "../tenants/find-in-force";
import type { HaltReason } from "../limits/catalogue";
import { needsSomebody, tellsAtOnce } from "./catalogue";
import { dialRow, type AfterRow } from "./dial-row";
import { followCalls } from "./follow-calls";
import { nextRows } from "./next-rows";

/** Then others have their turn. */
const dialsInOneRun = 25;

const standsLongMs = 30 * 60_000;

/**
 * The job: brings a batch's lines to what their calls came to, and dials those that are due while it may. Everything it knows is in the
 * rows, so a run that was broken off anywhere is gone on with by the next, and two at once do no harm.
 */
export async function dialBatch(
  deps: Deps,
  { tenantId, batchId }: JobPayloads["batches.dial"],
  signal: AbortSignal,
): Promise<void> {
  const tenant = await findTenantInForce(deps.db.platform, tenantId);
  if (!tenant) return;
  const ctx = enterTenant(deps, { type: "system", role: "system", job: "batches.dial" }, tenant, null);
  await followCalls(ctx, batchId);
  crashPoint(deps.env, "batches.dial:after-follow");
  const after = await dialDue(ctx, batchId, signal);
  if (typeof after === "object") await halt(ctx, batchId, after.halt);
  else await finish(ctx, batchId);
  if (after === "next" && !signal.aborted) {
    const key = `batches.dial:${batchId}`;
    await enqueue(deps.db.platform, "batches.dial", { tenantId, batchId }, { key, queue: key });
  }
}

/** Dials while there is something to dial; `next` when there may be more. */
async function dialDue(ctx: TenantCtx, batchId: string, signal: AbortSignal): Promise<AfterRow> {
  const batch = await ctx.db.batch.findFirst({ where: { id: batchId, state: "running" } });
  if (!batch) return "enough";
  let dials = 0;
  for (;;) {
    const rows = await nextRows(ctx, batch);
    if (rows.length === 0) {
      await goesOn(ctx, batchId);
      return "enough";
    }
    for (const row of rows) {
      if (signal.aborted) return "enough";
      if (dials >= dialsInOneRun) return "next";
      const after = await dialRow(ctx, batch, row);
      if (after !== "next") return after;
      crashPoint(ctx.env, "batches.dial:after-row");
      if (dials++ === 0) await goesOn(ctx, batchId);
    }
  }
}

/** What kept it has passed. */
async function goesOn(ctx: TenantCtx, batchId: string): Promise<void> {
  await ctx.db.batch.updateMany({
    where: { id: batchId, state: "running", NOT: { haltReason: null } },
    data: { haltReason: null },
  });
}

async function halt(ctx: TenantCtx, id: string, haltReason: HaltReason): Promise<void> {
  const state = needsSomebody.has(haltReason) ? "paused" : "running";
  await ctx.db.tx(async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { id, state: "running", OR: [{ haltReason: null }, { NOT: { haltReason } }, { NOT: { state } }] },
      data: { state, haltReason },
    });
    if (count === 0) return;
    await recordAudit(tx, ctx, {
      action: "batch.halted",
      objectType: "batch",
      objectId: id,
      after: { haltReason, state },
    });
    await tellPeople(tx, ctx, id, haltReason);
  });
}

/** Once for each standstill. What may pass by itself is told only if the batch still stands when the mail is to go: the letter looks. */
async function tellPeople(tx: TenantTx, ctx: TenantCtx, id: string, reason: HaltReason): Promise<void> {
  const runAt = new Date(ctx.clock.now().getTime() + (tellsAtOnce.has(reason) ? 0 : standsLongMs));
  await enqueue(tx, "mail.send", { kind: "batch_halted", id }, { key: `mail.send:batch_halted:${id}`, runAt });
}

/** Ends a batch of which no line is left to call. */
async function finish(ctx: TenantCtx, id: string): Promise<void> {
  await ctx.db.batch.updateMany({
    where: { id, state: "running", rows: { none: { state: { in: ["waiting", "calling"] } } } },
    data: { state: "done", haltReason: null, finishedAt: ctx.clock.now() },
  });
}
