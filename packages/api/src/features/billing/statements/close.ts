import { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { Deps } from "../../../kernel/context";

type Tx = Prisma.TransactionClient;

/** A month stays open so long after its end: calls that went on over it, and events that came late, still find their place in it. */
const graceHours = 6;
// The entries of a month are read once, by its index; a million of them take seconds.
const transactionMs = { maxWait: 5_000, timeout: 60_000 };

interface Due {
  /** The first day of the month to close. */
  month: string;
  number: number;
}

/** The job: closes every month that is over, of every tenant, one statement a transaction. */
export async function closeStatements(deps: Deps, signal: AbortSignal): Promise<void> {
  const tenants = await deps.db.platform.$queryRaw<{ id: string }[]>(Prisma.sql`
    select t.id from tenants t where t.removed_at is null and exists (${dueMonth(deps.clock.now())})`);
  for (const { id } of tenants) {
    while (!signal.aborted && (await closeNextMonth(deps, id)));
  }
}

/**
 * Closes the tenant's oldest open month that is over, if there is one, and says whether there was. The row of the tenant is locked
 * against new entries meanwhile, so that every entry is in this statement or knows that it came after.
 */
export async function closeNextMonth(deps: Deps, tenantId: string): Promise<boolean> {
  return await deps.db.platform.$transaction(async (tx) => {
    await tx.$executeRaw`select from tenants where id = ${tenantId}::uuid for update`;
    const now = deps.clock.now();
    // A statement of its own: only one that starts after the lock is held sees what was closed meanwhile.
    const [due] = await tx.$queryRaw<Due[]>(Prisma.sql`
      select d.* from tenants t cross join lateral (${dueMonth(now)}) d where t.id = ${tenantId}::uuid`);
    if (due) await write(tx, tenantId, due, now);
    return due !== undefined;
  }, transactionMs);
}

/** The month after the last statement, or the first with an entry, if it is over; for use within a statement that has `tenants t`. */
function dueMonth(now: Date): Prisma.Sql {
  return Prisma.sql`
    select next.month::text as month, next.number
    from (
      select coalesce(
          (max(s.month) + interval '1 month')::date,
          (select date_trunc('month', min(d.day))::date from usage_days d
            where d.tenant_id = t.id and d.whose = '00000000-0000-0000-0000-000000000000' and d.scope = 'all')
        ) as month, coalesce(max(s.number), 0) + 1 as number
      from statements s where s.tenant_id = t.id
    ) next
    where next.month + interval '1 month' + ${`${graceHours} hours`}::interval <= ${now}::timestamptz at time zone t.time_zone`;
}

/**
 * Writes a statement with its lines. It has the entries of its month, and those of months before that were written after the last
 * statement was closed: they are corrections of what is closed, and stand under their own month.
 */
async function write(tx: Tx, tenantId: string, { month, number }: Due, now: Date): Promise<void> {
  const before = Array.from({ length: number }, (_, index) => index);
  await tx.$executeRaw`
    with entries as materialized (
      select date_trunc('month', u.occurred_locally)::date as month, u.agent_id, u.user_id, u.phone_number, u.rate_per_minute,
        sum(u.call_count) as calls, sum(u.billable_seconds) as seconds, sum(u.conversation_minutes) as minutes,
        sum(u.total_cost) as cost
      from usage_records u
      where u.tenant_id = ${tenantId}::uuid and (
        (u.after_statement = any(${before}::int[]) and u.occurred_locally >= ${month}::date
          and u.occurred_locally < ${month}::date + interval '1 month')
        or (u.after_statement = ${number - 1} and u.occurred_locally < ${month}::date))
      group by 1, 2, 3, 4, 5
    ), statement as (
      insert into statements (id, tenant_id, number, month, tenant_name, time_zone, period_start, period_end, calls,
        billable_seconds, conversation_minutes, total_cost, closed_at)
      select ${uuidv7()}::uuid, t.id, ${number}, ${month}::date, t.name, t.time_zone,
        ${month}::timestamp at time zone t.time_zone, (${month}::timestamp + interval '1 month') at time zone t.time_zone,
        coalesce(e.calls, 0), coalesce(e.seconds, 0), coalesce(e.minutes, 0), coalesce(e.cost, 0), ${now}
      from tenants t cross join (
        select sum(calls) as calls, sum(seconds) as seconds, sum(minutes) as minutes, sum(cost) as cost from entries
      ) e
      where t.id = ${tenantId}::uuid
      returning id, tenant_id
    )
    insert into statement_lines (id, tenant_id, statement_id, breakdown, key, label, calls, billable_seconds, conversation_minutes,
      total_cost)
    select gen_random_uuid(), s.tenant_id, s.id, l.breakdown::statement_breakdown, l.key, l.label, sum(e.calls), sum(e.seconds),
      sum(e.minutes), sum(e.cost)
    from statement s cross join entries e
    left join agents a on a.tenant_id = s.tenant_id and a.id = e.agent_id
    left join users m on m.tenant_id = s.tenant_id and m.id = e.user_id
    cross join lateral (values
      ('month', to_char(e.month, 'YYYY-MM'), to_char(e.month, 'FMMonth YYYY')),
      ('agent', coalesce(e.agent_id::text, ''), coalesce(a.name, 'No agent')),
      ('user', coalesce(e.user_id::text, ''), coalesce(m.name, 'Nobody')),
      ('phone_number', coalesce(e.phone_number, ''), coalesce(e.phone_number, 'Through the web')),
      ('rate', e.rate_per_minute::text, e.rate_per_minute::text)
    ) as l(breakdown, key, label)
    group by 2, 3, 4, 5, 6`;
}
