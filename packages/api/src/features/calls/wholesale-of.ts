import { z } from "zod";
import type { TenantCtx } from "../../kernel/context";
import { money, moneyText } from "../../kernel/money";
import { unscoped } from "../../kernel/unscoped";
import type { CallReceipt } from "./schemas";

const Products = z.array(z.object({ product: z.string(), cents: z.string() }));

/** What the provider charges for a call, in US dollars; null while it has not said so, and undefined to all but super admins. */
export async function wholesaleOf(ctx: TenantCtx, retellCallId: string): Promise<CallReceipt["wholesale"]> {
  if (ctx.actor.type !== "super_admin") return undefined;
  const row = await unscoped(ctx).wholesaleCost.findFirst({ where: { retellCallId, payerId: ctx.tenant.id } });
  if (!row) return null;
  const products = Products.parse(row.products);
  return {
    cost: dollars(row.combinedCents),
    products: products.map(({ product, cents }) => ({ product, cost: dollars(cents) })),
  };
}

function dollars(cents: { toString(): string }): string {
  return moneyText(money(cents).div(100));
}
