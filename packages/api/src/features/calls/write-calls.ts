import type { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import { enqueueAll } from "../../kernel/jobs";
import { recordUsage } from "../billing/record-usage";
import { recordWholesale } from "../billing/record-wholesale";
import { settleHolds } from "../limits/settle-holds";
import { tellCallsChanged } from "../../kernel/news";
import { tellEndpoints } from "../webhook-endpoints/tell";
import { correctionsOf, happeningsOf } from "./call-happenings";
import type { CallState } from "./fold";
import type { Owned } from "./owners";

export interface OwnedCall {
  readonly id: string;
  readonly state: CallState;
  readonly owner: Owned;
}

/**
 * Writes calls, their lines and charges, orders the copies of their recordings and notes what webhook endpoints are to be told: a
 * handful of statements for any number of calls. Returns the tenants that were charged.
 */
export async function writeCalls(
  tx: Prisma.TransactionClient,
  found: readonly Omit<OwnedCall, "id">[],
  now: Date,
): Promise<string[]> {
  const calls = found.map((call): OwnedCall => ({ ...call, id: call.owner.callId ?? uuidv7() }));
  if (calls.length === 0) return [];
  const changed = await upsertCalls(tx, calls);
  const said = await replaceLines(tx, calls);
  const { tenantIds, corrections } = await recordUsage(
    tx,
    calls.filter(({ state }) => state.status !== "in_progress").map(toEndedCall),
  );
  await recordWholesale(
    tx,
    calls.flatMap(({ id, state, owner }) =>
      state.cost ? [{ ...state, callId: id, cost: state.cost, payerId: owner.tenantId }] : [],
    ),
  );
  await tellEndpoints(
    tx,
    calls.map(({ owner }) => owner.tenantId),
    (tenants) => {
      const told = calls.filter(({ owner }) => tenants.has(owner.tenantId));
      return [...told.flatMap(happeningsOf), ...correctionsOf(told, corrections, now)];
    },
    now,
  );
  await settleHolds(tx, calls.map(toToldCall));
  await tellCallsChanged(
    tx,
    calls.flatMap(({ id, owner: { tenantId } }) => {
      if (changed.has(id)) return [{ id, tenantId }];
      return said.has(id) ? [{ id, tenantId, isOnlyWords: true }] : [];
    }),
  );
  const toCopy = calls.filter(({ state, owner }) => state.recordingUrl !== null && owner.recordingStatus === "none");
  await enqueueAll(
    tx,
    "calls.copy-recording",
    toCopy.map(({ id, owner }) => ({
      key: `calls.copy-recording:${id}`,
      payload: { tenantId: owner.tenantId, callId: id },
    })),
  );
  await enqueueAll(tx, "batches.dial", calls.flatMap(toBatchOf));
  return tenantIds;
}

/** The batch of a call that is over: there is a line free to dial on, or a number to be tried again. */
function toBatchOf({ state, owner: { tenantId, batchId } }: OwnedCall) {
  if (batchId === null || state.status === "in_progress") return [];
  const key = `batches.dial:${batchId}`;
  return [{ key, queue: key, payload: { tenantId, batchId } }];
}

function toToldCall({ id, state, owner }: OwnedCall) {
  return {
    callId: id,
    tenantId: owner.tenantId,
    retellCallId: state.retellCallId,
    metadata: state.unverifiedMetadata,
    isOver: state.status !== "in_progress",
  };
}

function toEndedCall({ id, state, owner }: OwnedCall) {
  return {
    callId: id,
    tenantId: owner.tenantId,
    userId: owner.userId,
    agentId: owner.agentId,
    phoneNumber: state.ownNumber,
    talkedMs: state.talkedMs,
    occurredAt: new Date(state.occurredAtMs),
    llmTotalTokens: state.llmTotalTokens,
    terms: owner.terms,
    charged: owner.charged,
  };
}

/** Returns the calls whose row is another now: while a talk goes on, its words change at every turn and its row seldom. */
async function upsertCalls(tx: Prisma.TransactionClient, calls: readonly OwnedCall[]): Promise<ReadonlySet<string>> {
  const changed = await tx.$queryRaw<{ id: string }[]>`
    insert into calls as c (id, tenant_id, user_id, agent_id, agent_name, agent_version, retell_call_id, direction, status,
      from_number, to_number, phone_number, occurred_at, started_at, ended_at, duration_ms, duration_seconds,
      call_successful, user_sentiment, disconnection_reason, call_analysis, latency, transfers, recording_status, recording_url)
    select r.id, r.tenant_id, r.user_id, r.agent_id, r.agent_name, r.agent_version, r.retell_call_id, r.direction, r.status,
      r.from_number, r.to_number, r.phone_number, r.occurred_at, r.started_at, r.ended_at, r.duration_ms, r.duration_seconds,
      r.call_successful, r.user_sentiment, r.disconnection_reason, r.call_analysis, r.latency, r.transfers,
      r.recording_status, r.recording_url
    from jsonb_to_recordset(${JSON.stringify(calls.map(toRow))}::jsonb) as r(
      id uuid, tenant_id uuid, user_id uuid, agent_id uuid, agent_name text, agent_version int, retell_call_id text,
      direction call_direction, status call_status, from_number text, to_number text, phone_number text,
      occurred_at timestamptz, started_at timestamptz, ended_at timestamptz, duration_ms int, duration_seconds int,
      call_successful boolean, user_sentiment text, disconnection_reason text, call_analysis jsonb, latency jsonb,
      transfers jsonb, recording_status recording_status, recording_url text)
    on conflict (id) do update set
      agent_version = excluded.agent_version, retell_call_id = excluded.retell_call_id, direction = excluded.direction,
      status = excluded.status, from_number = excluded.from_number, to_number = excluded.to_number,
      phone_number = excluded.phone_number, occurred_at = excluded.occurred_at, started_at = excluded.started_at,
      ended_at = excluded.ended_at, duration_ms = excluded.duration_ms, duration_seconds = excluded.duration_seconds,
      call_successful = excluded.call_successful, user_sentiment = excluded.user_sentiment,
      disconnection_reason = excluded.disconnection_reason, call_analysis = excluded.call_analysis, latency = excluded.latency,
      transfers = excluded.transfers,
      recording_status = case c.recording_status when 'none' then excluded.recording_status else c.recording_status end,
      recording_url = coalesce(excluded.recording_url, c.recording_url), updated_at = now()
    where (c.agent_version, c.retell_call_id, c.direction, c.status, c.from_number, c.to_number, c.phone_number, c.occurred_at,
        c.started_at, c.ended_at, c.duration_ms, c.duration_seconds, c.call_successful, c.user_sentiment, c.disconnection_reason,
        c.call_analysis, c.latency, c.transfers)
      is distinct from (excluded.agent_version, excluded.retell_call_id, excluded.direction, excluded.status, excluded.from_number,
        excluded.to_number, excluded.phone_number, excluded.occurred_at, excluded.started_at, excluded.ended_at,
        excluded.duration_ms, excluded.duration_seconds, excluded.call_successful, excluded.user_sentiment,
        excluded.disconnection_reason, excluded.call_analysis, excluded.latency, excluded.transfers)
      or c.recording_status = 'none' and excluded.recording_status <> 'none'
      or c.recording_url is distinct from coalesce(excluded.recording_url, c.recording_url)
    returning id::text as id`;
  return new Set(changed.map(({ id }) => id));
}

function toRow({ id, state, owner }: OwnedCall) {
  return {
    id,
    tenant_id: owner.tenantId,
    user_id: owner.userId,
    agent_id: owner.agentId,
    agent_name: owner.agentName,
    agent_version: state.agentVersion,
    retell_call_id: state.retellCallId,
    direction: state.direction,
    status: state.status,
    from_number: state.fromNumber,
    to_number: state.toNumber,
    phone_number: state.phoneNumber,
    occurred_at: instant(state.occurredAtMs),
    started_at: instant(state.startedAtMs),
    ended_at: instant(state.endedAtMs),
    duration_ms: state.durationMs,
    duration_seconds: state.durationMs === null ? null : Math.ceil(state.durationMs / 1000),
    call_successful: state.successful,
    user_sentiment: state.userSentiment,
    disconnection_reason: state.disconnectionReason,
    call_analysis: state.analysis,
    latency: state.latency,
    transfers:
      state.transfers.length === 0
        ? null
        : state.transfers.map(({ endedAtMs, ...transfer }) => ({ ...transfer, endedAt: instant(endedAtMs) })),
    recording_status: state.recordingUrl === null ? "none" : "pending",
    recording_url: state.recordingUrl,
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** Returns the calls of which other words stand there now. */
async function replaceLines(tx: Prisma.TransactionClient, calls: readonly OwnedCall[]): Promise<ReadonlySet<string>> {
  const lines = calls.flatMap(({ id, state, owner }) =>
    state.lines.map((line) => ({
      id: uuidv7(),
      tenant_id: owner.tenantId,
      call_id: id,
      sequence: line.sequence,
      role: line.role,
      content: line.content,
      start_time_ms: line.startTimeMs,
      end_time_ms: line.endTimeMs,
      words: line.words,
      events: line.events,
    })),
  );
  // A line that is there already as it should be is left alone, its words are not taken apart again: the last event of a call seldom
  // changes what was said.
  const written = await tx.$queryRaw<{ callId: string }[]>`
    with spoken as materialized (
      select c.id, c.user_id, public.spoken_config(coalesce(a.language, '')) as config
      from calls c left join agents a on a.id = c.agent_id
      where c.id = any(${calls.map(({ id }) => id)}::uuid[])
    )
    insert into call_transcripts as t (id, tenant_id, call_id, sequence, role, content, start_time_ms, end_time_ms, words, events, search)
    select r.id, r.tenant_id, r.call_id, r.sequence, r.role, r.content, r.start_time_ms, r.end_time_ms, r.words, r.events,
      public.spoken_words(r.tenant_id, s.user_id, s.config, r.content)
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(
      id uuid, tenant_id uuid, call_id uuid, sequence int, role transcript_role, content text,
      start_time_ms int, end_time_ms int, words jsonb, events jsonb)
    join spoken s on s.id = r.call_id
    where not exists (
      select from call_transcripts k where k.call_id = r.call_id and k.sequence = r.sequence
        and (k.role, k.content, k.start_time_ms, k.end_time_ms, k.words, k.events)
          is not distinct from (r.role, r.content, r.start_time_ms, r.end_time_ms, r.words, r.events))
    on conflict (call_id, sequence) do update set
      role = excluded.role, content = excluded.content, start_time_ms = excluded.start_time_ms,
      end_time_ms = excluded.end_time_ms, words = excluded.words, events = excluded.events, search = excluded.search
    returning call_id::text as "callId"`;
  const counts = calls.map(({ id, state }) => ({ call_id: id, lines: state.lines.length }));
  const dropped = await tx.$queryRaw<{ callId: string }[]>`
    delete from call_transcripts t
    using jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as r(call_id uuid, lines int)
    where t.call_id = r.call_id and t.sequence >= r.lines
    returning t.call_id::text as "callId"`;
  return new Set([...written, ...dropped].map(({ callId }) => callId));
}
