import type { Prisma } from "@voxcalls/db";
import { z } from "zod";
import type { Charged } from "../billing/record-usage";
import { termsAt } from "../billing/terms";
import type { Terms } from "../billing/rules";
import { money } from "../../kernel/money";
import type { CallState } from "./fold";
import { dialMark } from "./dial-mark";

/** Whose a call is, and what is already written of it. */
export interface Owned {
  readonly callId: string | null;
  readonly tenantId: string;
  readonly userId: string | null;
  readonly agentId: string | null;
  readonly agentName: string | null;
  /** In force when the call began. */
  readonly terms: Terms;
  readonly recordingStatus: "none" | "pending" | "stored" | "failed" | "expired";
  readonly charged: Charged;
  /** The batch that it was dialled for. */
  readonly batchId: string | null;
}

interface AgentRow {
  retellAgentId: string;
  id: string;
  name: string;
  tenantId: string;
  assignedUserId: string | null;
}

interface CallRow {
  id: string;
  tenantId: string;
  userId: string | null;
  agentId: string | null;
  agentName: string | null;
  retellCallId: string;
  status: string;
  recordingStatus: Owned["recordingStatus"];
  batchId: string | null;
  entries: number;
  booked: BookedRow[] | null;
}

/** What the entries of a call come to in one place, decimals as text. */
interface BookedRow {
  at: string;
  number: string | null;
  rate: string;
  increment: number;
  calls: number;
  seconds: number;
  minutes: string;
  cost: string;
}

/**
 * The owner of each call by its provider id; a call that is missing in the answer has none that is known. The tenant is the one of
 * the agent that spoke, the user the one who held our number when the call began. What a call's metadata says is believed only to
 * find the row that we made before dialling, and only if agent and tenant agree. A call that has a row keeps its owner.
 */
export async function findOwners(
  tx: Prisma.TransactionClient,
  states: readonly CallState[],
): Promise<Map<string, Owned>> {
  const agents = await agentsOf(tx, states);
  const rows = await callsOf(tx, states);
  const holders = await holdersOf(tx, states);
  const owned = states.flatMap((state): { state: CallState; owner: Omit<Owned, "terms"> }[] => {
    const agent = agents.get(state.retellAgentId ?? "");
    const own = rows.find((row) => row.retellCallId === state.retellCallId) ?? dialledAs(rows, state, agent);
    if (own) return [{ state, owner: { ...own, callId: own.id, charged: chargedOf(own) } }];
    if (!agent) return [];
    const holder = holders.get(state.retellCallId);
    const userId = holder?.tenantId === agent.tenantId ? (holder.userId ?? agent.assignedUserId) : agent.assignedUserId;
    const { id: agentId, name: agentName, tenantId } = agent;
    const charged = { entries: 0, booked: [] };
    const owner = { callId: null, tenantId, agentId, agentName, userId, recordingStatus: "none", charged } as const;
    return [{ state, owner: { ...owner, batchId: null } }];
  });
  const asked = owned.map(({ state, owner }) => ({ tenantId: owner.tenantId, at: new Date(state.occurredAtMs) }));
  const terms = await termsAt(tx, asked);
  return new Map(
    owned.flatMap(({ state, owner }, index) => {
      const inForce = terms[index];
      return inForce ? [[state.retellCallId, { ...owner, terms: inForce }] as const] : [];
    }),
  );
}

async function agentsOf(tx: Prisma.TransactionClient, states: readonly CallState[]): Promise<Map<string, AgentRow>> {
  const ids = states.flatMap(({ retellAgentId }) => retellAgentId ?? []);
  const rows = await tx.$queryRaw<AgentRow[]>`
    select told.id as "retellAgentId", a.id, a.name, a.tenant_id as "tenantId", a.assigned_user_id as "assignedUserId"
    from agents a
    cross join lateral unnest(a.retell_agent_id || a.former_retell_agent_ids) as told(id)
    where (a.retell_agent_id = any(${ids}) or a.former_retell_agent_ids && ${ids}) and told.id = any(${ids})`;
  return new Map(rows.map((row) => [row.retellAgentId, row]));
}

async function callsOf(tx: Prisma.TransactionClient, states: readonly CallState[]): Promise<CallRow[]> {
  const marks = states.flatMap((state) => markedCallId(state) ?? []);
  return await tx.$queryRaw<CallRow[]>`
    select c.id, c.tenant_id as "tenantId", c.user_id as "userId", c.agent_id as "agentId", c.agent_name as "agentName",
           c.retell_call_id as "retellCallId", c.status::text as status, c.recording_status::text as "recordingStatus",
           (select r.batch_id from batch_rows r where r.id = c.batch_row_id) as "batchId", u.*
    from calls c
    cross join lateral (
      select coalesce(sum(entries), 0)::int as entries, jsonb_agg(place) as booked
      from (
        select count(*) as entries, jsonb_build_object(
          'at', occurred_at, 'number', phone_number, 'rate', rate_per_minute::text, 'increment', increment_seconds,
          'calls', sum(call_count), 'seconds', sum(billable_seconds), 'minutes', sum(conversation_minutes)::text,
          'cost', sum(total_cost)::text) as place
        from usage_records where call_id = c.id
        group by occurred_at, phone_number, rate_per_minute, increment_seconds
      ) places
    ) u
    where c.retell_call_id = any(${states.map((state) => state.retellCallId)}) or c.id = any(${marks}::uuid[])`;
}

/** The row made before dialling, if this is the call it waited for. */
function dialledAs(rows: readonly CallRow[], state: CallState, agent: AgentRow | undefined): CallRow | undefined {
  const id = markedCallId(state);
  if (id === null || !agent) return undefined;
  return rows.find(
    (row) =>
      row.id === id &&
      row.retellCallId === dialMark(id) &&
      row.status === "in_progress" &&
      row.tenantId === agent.tenantId &&
      row.agentId === agent.id,
  );
}

function markedCallId({ unverifiedMetadata }: CallState): string | null {
  const id = z.uuid().safeParse(unverifiedMetadata["call_id"]);
  return id.success ? id.data : null;
}

function chargedOf({ entries, booked }: CallRow): Charged {
  return {
    entries,
    booked: (booked ?? []).map(({ at, number, rate, increment, calls, seconds, minutes, cost }) => ({
      occurredAt: new Date(at),
      phoneNumber: number,
      terms: { ratePerMinute: money(rate), incrementSeconds: increment },
      calls,
      charge: { billableSeconds: seconds, conversationMinutes: money(minutes), totalCost: money(cost) },
    })),
  };
}

/** Who held our side's number when the call began. */
async function holdersOf(
  tx: Prisma.TransactionClient,
  states: readonly CallState[],
): Promise<Map<string, { tenantId: string; userId: string | null }>> {
  const asked = states.map((state) => ({
    call: state.retellCallId,
    number: state.ownNumber,
    at: new Date(state.occurredAtMs).toISOString(),
  }));
  const rows = await tx.$queryRaw<{ call: string; tenantId: string; userId: string | null }[]>`
    select r.call, h.tenant_id as "tenantId", h.user_id as "userId"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r(call text, number text, at timestamptz)
    join phone_numbers n on n.phone_number = r.number
    join phone_number_holdings h
      on h.phone_number_id = n.id and h.held_from <= r.at and (h.held_until is null or h.held_until > r.at)`;
  return new Map(rows.map(({ call, ...holder }) => [call, holder]));
}
