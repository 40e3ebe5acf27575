import type { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import { chargeFor, correction, type Charge, type Terms } from "./rules";

/** What was charged for a call so far. */
export interface Charged {
  /** Rows there are; the next one gets this number. */
  readonly entries: number;
  /** Of the first row: corrections keep to them, whatever the tenant pays by now. */
  readonly terms: Terms;
  readonly charge: Charge;
}

export interface EndedCall {
  readonly callId: string;
  readonly tenantId: string;
  readonly userId: string | null;
  /** 0 for a call that never connected. */
  readonly talkedMs: number;
  readonly occurredAt: Date;
  readonly llmTotalTokens: number | null;
  /** In force now; used for the first charge. */
  readonly terms: Terms;
  readonly charged: Charged | null;
}

/**
 * Charges calls that are over: one row each, and for a call whose duration was told anew a further row with the difference.
 * The caller holds a lock on each call, so that `charged` is still true when the rows are written. Returns the tenants that were charged.
 */
export async function recordUsage(tx: Prisma.TransactionClient, calls: readonly EndedCall[]): Promise<string[]> {
  const rows = calls.flatMap(rowOf);
  if (rows.length === 0) return [];
  await tx.$executeRaw`
    insert into usage_records (id, tenant_id, user_id, call_id, entry, billable_seconds, conversation_minutes,
      llm_total_tokens, rate_per_minute, increment_seconds, total_cost, occurred_at)
    select r.id, r.tenant_id, r.user_id, r.call_id, r.entry, r.billable_seconds, r.conversation_minutes,
      r.llm_total_tokens, r.rate_per_minute, r.increment_seconds, r.total_cost, r.occurred_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, tenant_id uuid, user_id uuid, call_id uuid, entry int, billable_seconds int, conversation_minutes numeric,
      llm_total_tokens int, rate_per_minute numeric, increment_seconds int, total_cost numeric, occurred_at timestamptz)`;
  return [...new Set(rows.map((row) => row.tenant_id))];
}

function rowOf(call: EndedCall) {
  const terms = call.charged?.terms ?? call.terms;
  const owed = chargeFor(call.talkedMs, terms);
  const charge = call.charged ? correction(owed, call.charged.charge) : owed;
  if (!charge) return [];
  return [
    {
      id: uuidv7(),
      tenant_id: call.tenantId,
      user_id: call.userId,
      call_id: call.callId,
      entry: call.charged?.entries ?? 0,
      billable_seconds: charge.billableSeconds,
      conversation_minutes: charge.conversationMinutes.toFixed(4),
      llm_total_tokens: call.charged ? null : call.llmTotalTokens,
      rate_per_minute: terms.ratePerMinute.toFixed(4),
      increment_seconds: terms.incrementSeconds,
      total_cost: charge.totalCost.toFixed(4),
      occurred_at: call.occurredAt.toISOString(),
    },
  ];
}
