import type { TenantCtx } from "../../kernel/context";
import { notFound } from "../../kernel/errors";
import type { PhoneNumberView } from "./schemas";
import { numberColumns, toNumberView } from "./view";

/** One number that the tenant holds. Throws not_found. */
export async function getNumber(ctx: TenantCtx, id: string): Promise<PhoneNumberView> {
  const row = await ctx.db.phoneNumber.findUnique({ where: { id }, select: numberColumns });
  if (!row) throw notFound("phone number");
  return toNumberView(row);
}
