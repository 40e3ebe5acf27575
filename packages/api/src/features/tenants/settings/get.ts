import type { TenantCtx } from "../../../kernel/context";
import { TenantSettings } from "./schemas";

/** The own tenant as its admins may see it. */
export async function getTenantSettings(ctx: TenantCtx): Promise<TenantSettings> {
  return TenantSettings.parse(await ctx.db.tenant.findUniqueOrThrow({ where: { id: ctx.tenant.id } }));
}
