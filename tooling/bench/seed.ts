import { withoutTriggers } from "./without-triggers";

const TENANTS = 1_000;
/** Agents of the whale, each with a number: more than a page. */
const WHALE_AGENTS = 60;

/** The tenant whose lists are measured: every tenth call is its own. */
export const whale = {
  id: uuid(1, 1),
  adminId: uuid(2, 1),
  sessionId: uuid(3, 1),
  email: "admin@whale.test",
  shareOfCalls: 0.1,
};

/** Whoever looks at all tenants together. */
export const superAdmin = { id: uuid(6, 1), sessionId: uuid(7, 1), email: "super@bench.test" };

/** The provider's id of the only agent of the n-th tenant (2 to 1000). */
export function retellAgentIdOf(tenant: number): string {
  return `agent_bench_${tenant}`;
}

/** Fills a migrated, empty database: 1,000 tenants whose calls lie mingled in the table, as time brings them. Needs a superuser. */
export async function seed(ownerUrl: string, rows: number, signal: AbortSignal): Promise<void> {
  await withoutTriggers(ownerUrl, async (client) => {
    for (const [sql, values] of statements(rows)) {
      signal.throwIfAborted();
      await client.query(sql, values);
    }
  });
}

function statements(rows: number): [sql: string, values?: unknown[]][] {
  return [
    [
      `insert into tenants (id, name, slug, plan, rate_per_minute, max_agents, max_phone_numbers)
       select ${uuidSql(1)}, 'Tenant ' || n, 'tenant-' || n, 'pro', 0.12, 100, 100 from generate_series(1, ${TENANTS}) as n`,
    ],
    [
      `insert into rate_versions (id, tenant_id, plan, rate_per_minute, increment_seconds, starts_at)
       select gen_random_uuid(), id, plan, rate_per_minute, billing_increment_seconds, '1970-01-01T00:00:00Z' from tenants`,
    ],
    [
      `insert into users (id, tenant_id, email, password_hash, name, role)
       values ($1, $2, $3, 'nobody signs in by it', 'Admin', 'admin')`,
      [whale.adminId, whale.id, whale.email],
    ],
    [
      `insert into users (id, email, password_hash, name, role) values ($1, $2, 'nobody signs in by it', 'Super', 'super_admin')`,
      [superAdmin.id, superAdmin.email],
    ],
    [
      `insert into sessions (id, user_id, expires_at)
       values ($1, $2, now() + interval '1 day'), ($3, $4, now() + interval '1 day')`,
      [whale.sessionId, whale.adminId, superAdmin.sessionId, superAdmin.id],
    ],
    // Agents 1 to 1000 are one for each tenant, the rest are further ones of the whale.
    [
      `insert into agents (id, tenant_id, retell_agent_id, retell_llm_id, name, system_prompt, welcome_message, voice_id,
         llm_model, status, synced_revision, created_at)
       select ${uuidSql(4)}, ${uuidSql(1, `case when n <= ${TENANTS} then n else 1 end`)}, 'agent_bench_' || n,
         'llm_bench_' || n, 'Reception ' || n, repeat('You answer the telephone and take bookings. ', 12),
         'Good morning, how can I help?', 'retell-Cimo', 'gpt-4.1', 'active', 1, now() - n * interval '1 hour'
       from generate_series(1, ${TENANTS + WHALE_AGENTS - 1}) as n`,
    ],
    [
      `insert into phone_numbers (id, tenant_id, phone_number, country_code, status, assigned_agent_id, assigned_at)
       select ${uuidSql(5)}, $1, '+1415' || 2000000 + n, 'US', 'assigned', a.id, now()
       from (select id, row_number() over (order by id)::int as n from agents where tenant_id = $1) as a`,
      [whale.id],
    ],
    [
      `insert into calls (id, tenant_id, agent_id, agent_name, agent_version, retell_call_id, direction, status, from_number,
         to_number, phone_number, occurred_at, occurred_locally, started_at, ended_at, duration_ms, duration_seconds,
         call_successful, user_sentiment, disconnection_reason, call_analysis, recording_status, created_at)
       select uuidv7(), ${uuidSql(1, "tenant")}, ${uuidSql(4, "tenant")}, 'Reception ' || tenant, 2, 'call_seed_' || lpad(n::text, 9, '0'),
         'inbound', 'completed', '+49151' || 10000000 + n % 9000000, '+12025550100', '+49151' || 10000000 + n % 9000000,
         started_at, started_at at time zone 'UTC', started_at, started_at + seconds * interval '1 s', seconds * 1000, seconds, n % 5 > 0, 'Positive',
         'agent_hangup', jsonb_build_object('call_summary', 'The caller asked for the opening hours and booked a table for two.',
           'call_successful', n % 5 > 0, 'user_sentiment', 'Positive', 'in_voicemail', false,
           'custom_analysis_data', jsonb_build_object('guests', n % 8)), 'stored', started_at
       from (
         select n, case n % 10 when 0 then 1 else 2 + (n::bigint * 7919) % ${TENANTS - 1} end as tenant, 20 + n % 280 as seconds,
           date_trunc('milliseconds', now() - interval '1 year' + n * (interval '1 year' / $1::int)) as started_at
         from generate_series(1, $1::int) as n
       ) as made`,
      [rows],
    ],
    [
      `insert into usage_records (id, tenant_id, agent_id, phone_number, call_id, call_count, billable_seconds, conversation_minutes,
         rate_per_minute, increment_seconds, total_cost, occurred_at, occurred_locally, after_statement, llm_total_tokens)
       select uuidv7(), tenant_id, agent_id, to_number, id, 1, duration_seconds, duration_seconds / 60.0, 0.12, 1,
         duration_seconds * 0.002, occurred_at, occurred_locally, 0, 1200 from calls`,
    ],
    [`select sum_up_usage(array_agg(u)) from usage_records u group by date_trunc('week', u.occurred_locally)`],
    [`select sum_up_calls(array_agg(c), null) from calls c group by date_trunc('week', c.occurred_locally)`],
    // The calls tell no response times and failed for no reason; the sums are as full of both as those of real ones.
    ...["call_days", "call_months", "platform_counts"].map((table): [string] => [
      `update ${table} set counts = counts || (
         select jsonb_object_agg(key, 7) from (
           select 'l:' || 10 * n as key from generate_series(30, 99) as n
           union all select 'l:' || 100 * n from generate_series(10, 45) as n
           union all select 'x:reason_' || n from generate_series(1, 12) as n
         ) as keys)`,
    ]),
    [
      `insert into wholesale_sums (payer_id, span, start, calls, charged, combined_cents)
       select payer_id, span, start, billed, total_cost, total_cost * 60 from platform_sums`,
    ],
    [
      `insert into platform_counts (span, start, part, priced, charged, combined_cents)
       select span, start, 99, sum(calls), sum(charged), sum(combined_cents) from wholesale_sums group by 1, 2`,
    ],
    ["vacuum (analyze)"],
    ["checkpoint"],
  ];
}

/** A UUID by kind and number. */
function uuid(kind: number, n: number): string {
  return `0000000${kind}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
}

/** The same in SQL. */
function uuidSql(kind: number, n = "n"): string {
  return `('0000000${kind}-0000-7000-8000-' || lpad(to_hex((${n})::int), 12, '0'))::uuid`;
}
