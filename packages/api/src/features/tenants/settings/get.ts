import type { TenantCtx } from "../../../kernel/context";
import { callableCountries } from "../../countries/reach";
import { TenantSettings } from "./schemas";

/** The own tenant as its admins may see it. */
export async function getTenantSettings(ctx: TenantCtx): Promise<TenantSettings> {
  const [row, callable] = await Promise.all([
    ctx.db.tenant.findUniqueOrThrow({ where: { id: ctx.tenant.id } }),
    callableCountries(ctx),
  ]);
  return TenantSettings.parse({
    ...row,
    outboundCountries: chosen(row.outboundCountries),
    inboundCountries: chosen(row.inboundCountries),
    callableCountries: callable,
  });
}

function chosen(codes: string[]): string[] | null {
  return codes.length === 0 ? null : codes;
}
