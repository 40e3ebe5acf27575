import { analysedCall, CALLED_TENANTS } from "./call-events";

/** The event that `bench_settle` writes, over and over, under new ids. */
export function settleFunction(): { sql: string; values: unknown[] }[] {
  const body = JSON.stringify(analysedCall("call_of_pgbench", "agent_of_pgbench", Date.now() - 200_000));
  return [
    { sql: "create table bench_event (body text not null)", values: [] },
    { sql: "insert into bench_event values ($1)", values: [body] },
    { sql: SETTLE, values: [] },
  ];
}

/**
 * The rows that the product writes for one event that tells all of a call, in one statement, without asking whether they are there. The
 * sums by day and hour are kept by the same triggers.
 */
const SETTLE = `
  create function bench_settle() returns void language plpgsql as $function$
  declare
    event jsonb := (select body from bench_event)::jsonb;
    told jsonb := event -> 'call';
    new_id uuid := uuidv7();
    owner record;
    called text := 'agent_bench_' || (2 + floor(random() * ${CALLED_TENANTS}))::int;
    began timestamptz := to_timestamp((told ->> 'start_timestamp')::bigint / 1000.0);
    seconds int := ceil((told ->> 'duration_ms')::int / 1000.0);
  begin
    select a.id, a.name, a.retell_agent_id, a.tenant_id, t.rate_per_minute, t.billing_increment_seconds into owner
    from agents a join tenants t on t.id = a.tenant_id
    where a.retell_agent_id = called;
    insert into provider_events (id, event_key, event, retell_call_id, retell_agent_id, body, state, settled_at)
    values (uuidv7(), encode(sha256(new_id::text::bytea), 'hex'), event ->> 'event', 'call_' || new_id, owner.retell_agent_id,
      event, 'settled', now());
    insert into calls (id, tenant_id, agent_id, agent_name, agent_version, retell_call_id, direction, status, from_number,
      to_number, phone_number, occurred_at, started_at, ended_at, duration_ms, duration_seconds, call_successful, user_sentiment,
      disconnection_reason, call_analysis, latency)
    values (new_id, owner.tenant_id, owner.id, owner.name, (told ->> 'agent_version')::int, 'call_' || new_id,
      (told ->> 'direction')::call_direction, 'completed', told ->> 'from_number', told ->> 'to_number', told ->> 'from_number',
      began, began, began + seconds * interval '1 s', seconds * 1000, seconds, true, 'Positive', told ->> 'disconnection_reason',
      told -> 'call_analysis', told -> 'latency');
    insert into call_transcripts (id, tenant_id, call_id, sequence, role, content, start_time_ms, end_time_ms, words)
    select uuidv7(), owner.tenant_id, new_id, n - 1, (line ->> 'role')::transcript_role, line ->> 'content',
      (line -> 'words' -> 0 ->> 'start')::float * 1000, (line -> 'words' -> -1 ->> 'end')::float * 1000, line -> 'words'
    from jsonb_array_elements(told -> 'transcript_object') with ordinality as said(line, n);
    insert into usage_records (id, tenant_id, agent_id, phone_number, call_id, billable_seconds, conversation_minutes, rate_per_minute, increment_seconds,
      total_cost, occurred_at, llm_total_tokens)
    values (uuidv7(), owner.tenant_id, owner.id, told ->> 'to_number', new_id, seconds, round(seconds / 60.0, 4), owner.rate_per_minute,
      owner.billing_increment_seconds, round(round(seconds / 60.0, 4) * owner.rate_per_minute, 4), began, 1242);
  end
  $function$`;
