import { Prisma } from "@voxcalls/db";
import { AppError } from "../../kernel/errors";

/** `users` counts open invitations too, because each keeps a seat; `members` is for the one who takes such a seat. */
type Limit = "agents" | "phoneNumbers" | "users" | "members";

/** A transaction, be it a tenant's or the platform's. */
interface Transaction {
  $queryRaw<T>(sql: Prisma.Sql): Promise<T>;
}

/**
 * Throws `plan_limit_reached` when the tenant has no room for one more. Locks the tenant's row until the transaction ends, so that
 * whoever comes meanwhile counts what this transaction adds: call it before the insert, in the same transaction.
 */
export async function assertWithinLimit(tx: Transaction, tenantId: string, limit: Limit): Promise<void> {
  const [tenant] = await tx.$queryRaw<Record<Limit, number>[]>(Prisma.sql`
    select max_agents as "agents", max_phone_numbers as "phoneNumbers", max_users as "users",
      max_users as "members"
    from tenants where id = ${tenantId}::uuid for no key update`);
  if (!tenant) throw new Error("the tenant of this transaction is gone");
  // A statement of its own: only one that starts after the lock is held sees what the last holder committed.
  const [counted] = await tx.$queryRaw<{ used: number }[]>(countOf(limit, tenantId));
  const cap = tenant[limit];
  if ((counted?.used ?? 0) >= cap) {
    throw new AppError("plan_limit_reached", `Your plan allows ${cap} ${nounOf(limit, cap)}. ${adviceOn(limit)}`);
  }
}

function countOf(limit: Limit, tenantId: string): Prisma.Sql {
  switch (limit) {
    case "agents":
      return Prisma.sql`select count(*)::int as used from agents
        where tenant_id = ${tenantId}::uuid and status in ('provisioning', 'active', 'paused')`;
    case "phoneNumbers":
      return Prisma.sql`select count(*)::int as used from phone_numbers where tenant_id = ${tenantId}::uuid`;
    case "users":
      return Prisma.sql`select
        (select count(*) from users where tenant_id = ${tenantId}::uuid and removed_at is null)::int +
        (select count(*) from invitations where tenant_id = ${tenantId}::uuid
          and accepted_at is null and revoked_at is null and expires_at > now())::int as used`;
    case "members":
      return Prisma.sql`select count(*)::int as used from users
        where tenant_id = ${tenantId}::uuid and removed_at is null`;
  }
}

function nounOf(limit: Limit, cap: number): string {
  const noun = { agents: "agent", phoneNumbers: "phone number", users: "member", members: "member" }[limit];
  return cap === 1 ? noun : `${noun}s`;
}

function adviceOn(limit: Limit): string {
  const remove = "Remove a member";
  const act = { agents: "Delete an agent", phoneNumbers: "Release a number", users: remove, members: remove }[limit];
  return `${act} that is no longer needed, or choose a larger plan.`;
}
