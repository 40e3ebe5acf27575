import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { enqueue } from "../../kernel/jobs";
import { moneyText } from "../../kernel/money";
import { recordAudit } from "../audit/record";
import { forgetAlerts } from "./alerts";
import { getLimits } from "./get";
import type { ChangeLimitsInput, LimitsView } from "./schemas";

/**
 * Changes what a tenant sets for itself: spend cap, whether it stops there, and who answers while we cannot be reached; what is left
 * out stays. It holds for the next call; numbers follow by a job. Throws validation_failed for stopping at a cap that is not set.
 */
export async function changeLimits(ctx: TenantCtx, input: ChangeLimitsInput): Promise<LimitsView> {
  const id = ctx.tenant.id;
  await ctx.db.tx(async (tx) => {
    await tx.$queryRaw`select from tenants where id = ${id}::uuid for no key update`;
    const row = await tx.tenant.findUniqueOrThrow({ where: { id } });
    const { stopsAtCap, whenUnreachable } = row;
    const now = { stopsAtCap, whenUnreachable, spendCap: row.spendCap === null ? null : moneyText(row.spendCap) };
    const then = {
      stopsAtCap: input.stopsAtCap ?? stopsAtCap,
      whenUnreachable: input.whenUnreachable ?? whenUnreachable,
      spendCap: input.spendCap === undefined ? now.spendCap : input.spendCap && moneyText(input.spendCap),
    };
    if (then.stopsAtCap && then.spendCap === null) throw invalid("spendCap", "Write the amount to stop at.");
    const keys = (Object.keys(now) as (keyof typeof now)[]).filter((key) => now[key] !== then[key]);
    if (keys.length === 0) return;
    const pick = (from: typeof now) => Object.fromEntries(keys.map((key) => [key, from[key]]));
    await tx.tenant.update({ where: { id }, data: { ...then, updatedAt: ctx.clock.now() } });
    await forgetAlerts(tx, id, ctx.clock.now());
    await recordAudit(tx, ctx, {
      action: "tenant.limits_changed",
      objectType: "tenant",
      objectId: id,
      before: pick(now),
      after: pick(then),
    });
    const payload = { tenantId: id, always: keys.includes("whenUnreachable") };
    // A key of its own where a job that waits already must not swallow it.
    const key = `phone-numbers.follow-minutes:${id}${payload.always ? ":always" : ""}`;
    await enqueue(tx, "phone-numbers.follow-minutes", payload, { key });
  });
  return await getLimits(ctx);
}
