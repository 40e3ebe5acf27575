import type { PlatformCtx } from "../../kernel/context";
import { unscoped } from "../../kernel/unscoped";
import { labelOf } from "../audit/record";
import { recordPlatformAudit } from "../audit/record-platform";
import { beginRun } from "./begin-run";
import type { RunView, StartReconciliationInput } from "./schemas";
import { toRunView } from "./view";

/** Orders a comparison of the last days. While one runs there is no second: that one is answered. */
export async function startReconciliation(ctx: PlatformCtx, { days }: StartReconciliationInput): Promise<RunView> {
  return await unscoped(ctx).$transaction(async (tx) => {
    const id = await beginRun(tx, ctx.clock.now(), days, labelOf(ctx.actor).actorLabel);
    if (id === null) return toRunView(await tx.reconciliationRun.findFirstOrThrow({ where: { state: "running" } }));
    await recordPlatformAudit(tx, ctx, {
      action: "reconciliation.started",
      objectType: "reconciliation_run",
      objectId: id,
      after: { days },
    });
    return toRunView(await tx.reconciliationRun.findUniqueOrThrow({ where: { id } }));
  });
}
