import type { PlatformDb } from "@voxcalls/db";

/** A delivery that whoever claimed it may send until `leasedUntil`. */
export interface Claimed {
  readonly id: string;
  readonly tenantId: string;
  readonly endpointId: string;
  readonly eventId: string;
  readonly attempts: number;
  readonly firstAttemptAt: Date | null;
  readonly leasedUntil: Date;
  readonly url: string;
  readonly sealedSecret: string;
  readonly sealedPreviousSecret: string | null;
  readonly rotationEndsAt: Date | null;
  readonly body: string;
}

/** More than one try takes. What a killed worker had is free again afterwards, and may be sent twice: under the same id. */
const leaseMs = 60_000;

/** So many of one endpoint's are on their way at once: a slow one holds nobody else up for long. */
const mostOfEndpoint = 4;

/** And so many of one tenant's, however many endpoints it has. */
const mostOfTenant = 8;

/**
 * Takes what is due, at most `most`: first of the tenants that have least on the way, the oldest of each endpoint first, and of one
 * subject only what has nothing waiting before it. What belongs to a suspended tenant waits.
 */
export async function claimDue(db: PlatformDb, now: Date, most: number): Promise<Claimed[]> {
  const leasedUntil = new Date(now.getTime() + leaseMs);
  return await db.$queryRaw<Claimed[]>`
    with endpoints as (
      select e.id, e.tenant_id, b.busy, sum(b.busy) over (partition by e.tenant_id) as busy_of_tenant
      from webhook_endpoints e
      join tenants t on t.id = e.tenant_id and t.status in ('active', 'trial') and t.removed_at is null
      cross join lateral (
        select count(*)::int as busy from webhook_deliveries b
        where b.endpoint_id = e.id and b.status = 'pending' and b.leased_until > ${now}
      ) b
      where e.status = 'active'
    ), due as (
      select d.id, d.next_attempt_at,
        e.busy_of_tenant + row_number() over (partition by e.tenant_id order by d.next_attempt_at, d.sequence) as turn
      from endpoints e
      cross join lateral (
        select o.id, o.next_attempt_at, o.sequence from webhook_deliveries o
        where o.endpoint_id = e.id and o.status = 'pending' and o.next_attempt_at <= ${now}
          and (o.leased_until is null or o.leased_until <= ${now})
          and not exists (
            select from webhook_deliveries before
            where before.endpoint_id = o.endpoint_id and before.subject_id = o.subject_id
              and before.sequence < o.sequence and before.status = 'pending')
        order by o.next_attempt_at, o.sequence
        limit greatest(0, ${mostOfEndpoint}::int - e.busy)
      ) d
    ), taken as (
      select d.id from webhook_deliveries d
      where d.id in (select id from due where turn <= ${mostOfTenant} order by turn, next_attempt_at limit ${most})
        and d.status = 'pending' and (d.leased_until is null or d.leased_until <= ${now})
      for update of d skip locked
    )
    update webhook_deliveries d set leased_until = ${leasedUntil}
    from taken, webhook_endpoints e, webhook_events v
    where d.id = taken.id and e.id = d.endpoint_id and v.id = d.event_id
    returning d.id, d.tenant_id as "tenantId", d.endpoint_id as "endpointId", d.event_id as "eventId", d.attempts,
      d.first_attempt_at as "firstAttemptAt", d.leased_until as "leasedUntil", e.url, e.sealed_secret as "sealedSecret",
      e.sealed_previous_secret as "sealedPreviousSecret", e.rotation_ends_at as "rotationEndsAt", v.body`;
}
