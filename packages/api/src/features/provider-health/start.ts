import type { PlatformCtx } from "../../kernel/context";
import { unscoped } from "../../kernel/unscoped";
import { labelOf } from "../audit/record";
import { recordPlatformAudit } from "../audit/record-platform";
import { beginRun } from "./begin-run";
import { HealthRun } from "./schemas";

/** Orders a look at everything. While one runs there is no second: that one is answered. */
export async function startHealthRun(ctx: PlatformCtx): Promise<HealthRun> {
  return await unscoped(ctx).$transaction(async (tx) => {
    const id = await beginRun(tx, ctx.clock.now(), labelOf(ctx.actor).actorLabel);
    if (id === null)
      return HealthRun.parse(await tx.providerHealthRun.findFirstOrThrow({ where: { state: "running" } }));
    await recordPlatformAudit(tx, ctx, {
      action: "provider_health.started",
      objectType: "provider_health_run",
      objectId: id,
    });
    return HealthRun.parse(await tx.providerHealthRun.findUniqueOrThrow({ where: { id } }));
  });
}
