import { Prisma } from "@voxcalls/db";
import { sumOfMonth } from "../../billing/minutes-left";

interface Reader {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/** What a tenant uses of its plan; what counts is what `assertWithinLimit` counts. */
export interface TenantUsage {
  readonly id: string;
  readonly members: number;
  readonly agents: number;
  readonly phoneNumbers: number;
  readonly minutesUsed: string;
}

/** The usage of these tenants by id, in one statement. The month is each tenant's own. */
export async function usageOf(db: Reader, ids: readonly string[], now: Date): Promise<Map<string, TenantUsage>> {
  const rows = await db.$queryRaw<TenantUsage[]>(Prisma.sql`
    select t.id,
      ((select count(*) from users u where u.tenant_id = t.id and u.removed_at is null) +
       (select count(*) from invitations i where i.tenant_id = t.id
          and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}))::int as members,
      (select count(*)::int from agents a
        where a.tenant_id = t.id and a.status in ('provisioning', 'active', 'paused')) as agents,
      (select count(*)::int from phone_numbers n where n.tenant_id = t.id) as "phoneNumbers",
      coalesce((${sumOfMonth("conversation_minutes", now)}), 0)::text as "minutesUsed"
    from tenants t where t.id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
