import type { Prisma } from "@voxcalls/db";

/** What the provider charges the platform for a call, in its own words: decimals of US cents. */
interface ProvidersBill {
  readonly retellCallId: string;
  /** The tenant that made the call. */
  readonly payerId: string;
  readonly occurredAtMs: number;
  readonly cost: { readonly combinedCents: string; readonly products: readonly { product: string; cents: string }[] };
}

/** Keeps what the provider says that calls cost; what it says anew takes the place of what it said. */
export async function recordWholesale(tx: Prisma.TransactionClient, bills: readonly ProvidersBill[]): Promise<void> {
  if (bills.length === 0) return;
  const rows = bills.map(({ retellCallId, payerId, occurredAtMs, cost }) => ({
    retell_call_id: retellCallId,
    payer_id: payerId,
    combined_cents: cost.combinedCents,
    products: cost.products,
    occurred_at: new Date(occurredAtMs).toISOString(),
  }));
  await tx.$executeRaw`
    insert into wholesale_costs as w (retell_call_id, payer_id, combined_cents, products, occurred_at)
    select r.retell_call_id, r.payer_id, r.combined_cents, r.products, r.occurred_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      retell_call_id text, payer_id uuid, combined_cents numeric, products jsonb, occurred_at timestamptz)
    on conflict (retell_call_id) do update set
      combined_cents = excluded.combined_cents, products = excluded.products, occurred_at = excluded.occurred_at
    where (w.combined_cents, w.products, w.occurred_at)
      is distinct from (excluded.combined_cents, excluded.products, excluded.occurred_at)`;
}
