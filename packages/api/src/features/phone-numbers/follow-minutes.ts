import { Prisma } from "@voxcalls/db";
import type { Deps } from "../../kernel/context";
import { isUsedUp } from "../billing/minutes-left";
import { touchNumbersOfTenants } from "./follow-tenants";

const transactionMs = { timeout: 30_000 };

/** Where the note on the tenant and its books say different things, for use within a statement that has `tenants t`. */
function isBehind(now: Date): Prisma.Sql {
  return Prisma.sql`t.removed_at is null and (t.minutes_used_up_at is not null) <> ${isUsedUp(now)}`;
}

/**
 * The job, by the clock and when a charge took the last minutes: numbers of tenants whose minutes are used up are disconnected at
 * Retell, and those of tenants that have some again, by a new month or a larger plan, are connected as they were.
 */
export async function followMinutes({ db, clock }: Deps): Promise<void> {
  const now = clock.now();
  const behind = await db.platform.$queryRaw<{ id: string }[]>(
    Prisma.sql`select t.id from tenants t where ${isBehind(now)}`,
  );
  for (const { id } of behind) await db.platform.$transaction((tx) => noteMinutes(tx, id, now), transactionMs);
}

/** The same for one tenant, in the transaction that changed its minutes. */
export async function noteMinutes(tx: Prisma.TransactionClient, tenantId: string, now: Date): Promise<void> {
  await tx.$queryRaw(Prisma.sql`select 1 from tenants where id = ${tenantId}::uuid for no key update`);
  // A statement of its own: only one that starts after the lock is held sees what the last holder committed.
  const changed = await tx.$executeRaw(Prisma.sql`
    update tenants t set minutes_used_up_at = case when t.minutes_used_up_at is null then ${now}::timestamptz end
    where t.id = ${tenantId}::uuid and ${isBehind(now)}`);
  if (changed > 0) await touchNumbersOfTenants(tx, [tenantId]);
}
