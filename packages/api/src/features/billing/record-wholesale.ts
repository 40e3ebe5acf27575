import type { Prisma } from "@voxcalls/db";

/** What the provider charges the platform for a call, in its own words: decimals of US cents. */
interface ProvidersBill {
  readonly callId: string;
  readonly retellCallId: string;
  /** The tenant that made the call. */
  readonly payerId: string;
  readonly occurredAtMs: number;
  readonly cost: { readonly combinedCents: string; readonly products: readonly { product: string; cents: string }[] };
}

/**
 * Keeps what the provider says that calls cost, beside what their tenants were charged so far; what it says anew takes the place of what
 * it said. Calls and charges are written before.
 */
export async function recordWholesale(tx: Prisma.TransactionClient, bills: readonly ProvidersBill[]): Promise<void> {
  if (bills.length === 0) return;
  const rows = bills.map(({ callId, retellCallId, payerId, occurredAtMs, cost }) => ({
    call_id: callId,
    retell_call_id: retellCallId,
    payer_id: payerId,
    combined_cents: cost.combinedCents,
    products: cost.products,
    occurred_at: new Date(occurredAtMs).toISOString(),
  }));
  await tx.$executeRaw`
    insert into wholesale_costs as w (retell_call_id, payer_id, combined_cents, products, occurred_at, occurred_locally, charged)
    select r.retell_call_id, r.payer_id, r.combined_cents, r.products, r.occurred_at, c.occurred_locally,
      coalesce((select sum(u.total_cost) from usage_records u where u.call_id = c.id), 0)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      call_id uuid, retell_call_id text, payer_id uuid, combined_cents numeric, products jsonb, occurred_at timestamptz)
    join calls c on c.id = r.call_id
    on conflict (retell_call_id) do update set
      combined_cents = excluded.combined_cents, products = excluded.products, occurred_at = excluded.occurred_at,
      occurred_locally = excluded.occurred_locally, charged = excluded.charged
    where (w.combined_cents, w.products, w.occurred_at, w.occurred_locally, w.charged) is distinct from (
      excluded.combined_cents, excluded.products, excluded.occurred_at, excluded.occurred_locally, excluded.charged)`;
}
