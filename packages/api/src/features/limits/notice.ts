import type { TenantCtx } from "../../kernel/context";
import { may } from "../../kernel/permissions";
import { whatLacks } from "./rules";
import type { LimitsNotice } from "./schemas";
import { standingOf } from "./standing";

/** Why calls of the tenant are being declined at the moment, for whoever looks at its pages; null while they are not. */
export async function limitsNotice(ctx: TenantCtx): Promise<LimitsNotice> {
  const standing = await standingOf(ctx.db, ctx.tenant.id, ctx.clock.now());
  if (!standing) return null;
  const reason = whatLacks(standing) ?? (standing.linesInUse >= standing.maxLines ? "lines" : null);
  return reason && { reason, mayAct: may(ctx.actor.role, "tenant:read") };
}
