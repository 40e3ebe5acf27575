import type { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import { moneyText } from "../../kernel/money";
import { addCharges, type Booking, type Charge, chargeFor, entriesFor, noCharge, type Terms } from "./rules";

/** What was charged for a call so far. */
export interface Charged {
  /** Rows there are; the next one gets this number. */
  readonly entries: number;
  /** What they come to, by begin, line and terms. */
  readonly booked: readonly Booking[];
}

export interface EndedCall {
  readonly callId: string;
  readonly tenantId: string;
  readonly userId: string | null;
  readonly agentId: string | null;
  /** Our side's. */
  readonly phoneNumber: string | null;
  /** 0 for a call that never connected. */
  readonly talkedMs: number;
  readonly occurredAt: Date;
  readonly llmTotalTokens: number | null;
  /** In force when the call began. */
  readonly terms: Terms;
  readonly charged: Charged;
}

/** A call whose charge was set right. */
export interface Correction {
  readonly callId: string;
  /** Rows that it has now. */
  readonly entries: number;
  readonly before: Charge;
  readonly now: Charge;
  readonly terms: Terms;
}

interface Recorded {
  /** The tenants that were charged. */
  readonly tenantIds: string[];
  readonly corrections: readonly Correction[];
}

/**
 * Charges calls that are over: one row each, and for a call of which something else was told later further rows that set it right.
 * The caller holds a lock on each call, so that `charged` is still true when the rows are written.
 */
export async function recordUsage(tx: Prisma.TransactionClient, calls: readonly EndedCall[]): Promise<Recorded> {
  const written = calls.map((call) => ({ call, rows: rowsOf(call) })).filter(({ rows }) => rows.length > 0);
  const rows = written.flatMap((one) => one.rows);
  if (rows.length === 0) return { tenantIds: [], corrections: [] };
  await tx.$executeRaw`
    insert into usage_records (id, tenant_id, user_id, agent_id, phone_number, call_id, entry, call_count, billable_seconds,
      conversation_minutes, llm_total_tokens, rate_per_minute, increment_seconds, total_cost, occurred_at)
    select r.id, r.tenant_id, r.user_id, r.agent_id, r.phone_number, r.call_id, r.entry, r.call_count, r.billable_seconds,
      r.conversation_minutes, r.llm_total_tokens, r.rate_per_minute, r.increment_seconds, r.total_cost, r.occurred_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, tenant_id uuid, user_id uuid, agent_id uuid, phone_number text, call_id uuid, entry int, call_count int,
      billable_seconds int, conversation_minutes numeric, llm_total_tokens int, rate_per_minute numeric, increment_seconds int,
      total_cost numeric, occurred_at timestamptz)`;
  return {
    tenantIds: [...new Set(rows.map((row) => row.tenant_id))],
    corrections: written.flatMap(({ call, rows: { length } }) =>
      call.charged.entries > 0 ? [setRight(call, length)] : [],
    ),
  };
}

function setRight({ callId, charged, talkedMs, terms }: EndedCall, written: number): Correction {
  const before = charged.booked.reduce((sum, { charge }) => addCharges(sum, charge), noCharge);
  return { callId, entries: charged.entries + written, before, now: chargeFor(talkedMs, terms), terms };
}

function rowsOf(call: EndedCall) {
  const { terms, occurredAt, phoneNumber, charged } = call;
  const owed: Booking = { occurredAt, phoneNumber, terms, calls: 1, charge: chargeFor(call.talkedMs, terms) };
  return entriesFor(owed, charged.booked).map((entry, index) => ({
    id: uuidv7(),
    tenant_id: call.tenantId,
    user_id: call.userId,
    agent_id: call.agentId,
    phone_number: entry.phoneNumber,
    call_id: call.callId,
    entry: charged.entries + index,
    call_count: entry.calls,
    billable_seconds: entry.charge.billableSeconds,
    conversation_minutes: moneyText(entry.charge.conversationMinutes),
    llm_total_tokens: charged.entries + index === 0 ? call.llmTotalTokens : null,
    rate_per_minute: moneyText(entry.terms.ratePerMinute),
    increment_seconds: entry.terms.incrementSeconds,
    total_cost: moneyText(entry.charge.totalCost),
    occurred_at: entry.occurredAt.toISOString(),
  }));
}
