import { Prisma } from "@voxcalls/db";
import { enqueue } from "../../kernel/jobs";
import { booksOf, minutesInForce, monthOf, secondsOfCap, secondsOfMonth } from "../billing/minutes-left";
import { leastSeconds } from "./catalogue";

interface Writer {
  $executeRaw(sql: Prisma.Sql): PromiseLike<number>;
}

/** At so many percent of the month's minutes, and of the spend cap, its people are told. */
const steps = [50, 75, 90, 100];

/**
 * What of a tenant's limits was reached, as rows (kind, percent); for use within a statement that has `tenants t` and its books. All of it
 * is used when what is left is too little for a call.
 */
function reached(now: Date): Prisma.Sql {
  return Prisma.sql`
    select k.kind::limit_kind as kind, s.percent
    from (values
      ('minutes', m.minutes, ${minutesInForce(now)}::numeric, ${secondsOfMonth(now)}),
      ('spend', m.cost, t.spend_cap, ${secondsOfCap})) as k(kind, used, most, seconds)
    join unnest(${steps}::int[]) as s(percent) on k.most > 0
      and (k.used * 100 >= s.percent * k.most or k.used > 0 and s.percent = 100 and k.seconds < ${leastSeconds})`;
}

/** Whether there is something to tell that was not yet; for use within a statement that has `tenants t` and its books. */
export function isAlertDue(now: Date): Prisma.Sql {
  return Prisma.sql`exists (
    select from (${reached(now)}) as r where not exists (
      select from limit_alerts a
      where a.tenant_id = t.id and a.kind = r.kind and a.month = ${monthOf(now)} and a.percent = r.percent))`;
}

/** Forgets, in the transaction that changed the limits, what is not reached any more: it is told again when it is reached again. */
export async function forgetAlerts(tx: Writer, tenantId: string, now: Date): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    delete from limit_alerts a using tenants t ${booksOf(now)}
    where t.id = ${tenantId}::uuid and a.tenant_id = t.id and a.month = ${monthOf(now)}
      and not exists (select from (${reached(now)}) as r where r.kind = a.kind and r.percent = a.percent)`);
}

/**
 * Notes what was reached, and orders a mail about the highest step of each kind, in this transaction: once for each step and month, however
 * many look at once and however often this is tried again.
 */
export async function noteAlerts(tx: Prisma.TransactionClient, tenantId: string, now: Date): Promise<void> {
  const noted = await tx.$queryRaw<{ id: string; kind: string; percent: number }[]>(Prisma.sql`
    insert into limit_alerts (id, tenant_id, kind, month, percent, created_at)
    select gen_random_uuid(), t.id, r.kind, ${monthOf(now)}, r.percent, ${now}::timestamptz
    from tenants t ${booksOf(now)} cross join lateral (${reached(now)}) as r
    where t.id = ${tenantId}::uuid and t.removed_at is null
    on conflict (tenant_id, kind, month, percent) do nothing
    returning id, kind::text as kind, percent`);
  for (const kind of ["minutes", "spend"]) {
    const [highest] = noted.filter((one) => one.kind === kind).toSorted((a, b) => b.percent - a.percent);
    if (!highest) continue;
    const { id } = highest;
    await enqueue(tx, "mail.send", { kind: "limit_reached", id }, { key: `mail.send:limit_reached:${id}` });
  }
}
