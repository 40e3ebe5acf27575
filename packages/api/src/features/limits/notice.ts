import type { TenantCtx } from "../../kernel/context";
import { may } from "../../kernel/permissions";
import { leastSeconds } from "./catalogue";
import type { LimitsNotice } from "./schemas";
import { standingOf } from "./standing";

/** Why calls of the tenant are being declined at the moment, for whoever looks at its pages; null while they are not. */
export async function limitsNotice(ctx: TenantCtx): Promise<LimitsNotice> {
  const standing = await standingOf(ctx.db, ctx.tenant.id, ctx.clock.now());
  if (!standing) return null;
  const { monthSeconds, capSeconds, linesInUse, maxLines } = standing;
  const mayAct = may(ctx.actor.role, "tenant:read");
  if (monthSeconds < leastSeconds) return { reason: "minutes", mayAct };
  if (capSeconds !== null && capSeconds < leastSeconds) return { reason: "spend_cap", mayAct };
  return linesInUse >= maxLines ? { reason: "lines", mayAct } : null;
}
