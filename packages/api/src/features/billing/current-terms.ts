import type { TenantCtx } from "../../kernel/context";
import { moneyText } from "../../kernel/money";
import type { BillingTerms } from "./schemas";
import { termsOf } from "./terms";

/** What the organisation pays for a minute of conversation that begins now. */
export async function currentTerms(ctx: TenantCtx): Promise<BillingTerms> {
  const { ratePerMinute, incrementSeconds } = await termsOf(ctx.db, ctx.tenant.id, ctx.clock.now());
  return { ratePerMinute: moneyText(ratePerMinute), incrementSeconds };
}
