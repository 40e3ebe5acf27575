// The floor: node:http and pg with prepared statements; no authentication, no validation, no row-level security.
import type { ServerResponse } from "node:http";
import pg from "pg";
import { listen, ready } from "./child-side";

const [databaseUrl, tenantId] = process.argv.slice(2);
const POOL_SIZE = 10;
const PAGE = 50;

const CALLS = `
  select c.id, c.tenant_id, c.user_id, c.agent_id, c.agent_name, c.retell_call_id, c.phone_number, c.direction, c.status,
    c.started_at, c.ended_at, c.duration_seconds, c.call_successful, c.disconnection_reason,
    c.recording_status = 'stored' as has_recording, c.call_analysis, c.created_at, c.occurred_at,
    u.billable_seconds, u.rate_per_minute, u.total_cost
  from calls c
  left join lateral (
    select sum(billable_seconds)::int as billable_seconds, max(rate_per_minute) as rate_per_minute, sum(total_cost) as total_cost
    from usage_records where call_id = c.id
  ) u on true
  where c.tenant_id = $1 order by c.occurred_at desc, c.id desc limit $2`;

const AGENTS = `
  select a.id, a.tenant_id, a.retell_agent_id, a.retell_llm_id, a.assigned_user_id, a.name, a.system_prompt, a.welcome_message,
    a.voice_id, a.llm_model, a.language, a.responsiveness, a.interruption_sensitivity, a.ambient_sound, a.status, a.created_at,
    a.updated_at, a.revision, a.revision = a.synced_revision as in_sync, a.failure_reason, n.phone_numbers
  from agents a
  left join lateral (
    select json_agg(json_build_object('id', id, 'phone_number', phone_number) order by assigned_at, id) as phone_numbers
    from phone_numbers where tenant_id = a.tenant_id and assigned_agent_id = a.id
  ) n on true
  where a.tenant_id = $1 order by a.created_at desc, a.id desc limit $2`;

type Row = Record<string, unknown> & { id: string };

const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE });

async function answer(
  response: ServerResponse,
  statement: { name: string; text: string },
  instant: string,
  toView: (row: Row) => unknown,
): Promise<void> {
  const { rows } = await pool.query<Row>({ ...statement, values: [tenantId, PAGE + 1] });
  const kept = rows.slice(0, PAGE);
  const last = kept.at(-1);
  const cursor = rows.length > PAGE && last ? JSON.stringify([last[instant], last.id]) : null;
  const body = JSON.stringify({
    data: kept.map(toView),
    next_cursor: cursor && Buffer.from(cursor).toString("base64url"),
    has_more: cursor !== null,
  });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function toCall({ billable_seconds, rate_per_minute, total_cost, occurred_at: _, ...row }: Row): unknown {
  return { ...row, cost: billable_seconds === null ? null : { billable_seconds, rate_per_minute, total_cost } };
}

function toAgent({ in_sync, phone_numbers, ...row }: Row): unknown {
  const numbers = (phone_numbers ?? []) as { id: string }[];
  return {
    ...row,
    assigned_phone_number_id: numbers[0]?.id ?? null,
    sync_state: in_sync === true ? "in_sync" : "pending",
    phone_numbers: numbers,
  };
}

const port = await listen((request, response) => {
  if (request.url?.startsWith("/calls")) void answer(response, { name: "calls", text: CALLS }, "occurred_at", toCall);
  else if (request.url?.startsWith("/agents"))
    void answer(response, { name: "agents", text: AGENTS }, "created_at", toAgent);
  else response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}');
});
ready(port);
