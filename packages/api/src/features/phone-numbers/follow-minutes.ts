import { Prisma } from "@voxcalls/db";
import type { Deps } from "../../kernel/context";
import type { JobPayloads } from "../../kernel/jobs";
import { booksOf, isUsedUp } from "../billing/minutes-left";
import { forgetAlerts, isAlertDue, noteAlerts } from "../limits/alerts";
import { isGated } from "../limits/standing";
import { touchNumbersOfTenants } from "./follow-tenants";

const transactionMs = { timeout: 30_000 };

/** What the notes on a tenant should say, by its books. */
function shouldSay(now: Date): Prisma.Sql {
  return Prisma.sql`select t.id, ${isUsedUp(now)} as used_up, ${isGated(now)} as gated,
    ${isAlertDue(now)} as alert_due from tenants t ${booksOf(now)}`;
}

/** Where the notes on `tenants t` and its books `b` say different things. */
const isBehind = Prisma.sql`t.removed_at is null and (
  (t.minutes_used_up_at is not null) <> b.used_up or (t.gated_at is not null) <> b.gated)`;

/**
 * The job, by the clock and when a call took what a limit leaves: numbers of tenants whose minutes are used up, or nearly so, are
 * disconnected at Retell, and those of tenants that have some again, by a new month or a larger plan, are connected as they were.
 * Their people are told what was reached. Of all tenants, or of one; `always`: its numbers are looked at whatever the books say.
 */
export async function followMinutes(
  { db, clock }: Pick<Deps, "db" | "clock">,
  { tenantId, always = false }: JobPayloads["phone-numbers.follow-minutes"] = {},
): Promise<void> {
  const now = clock.now();
  const which = tenantId === undefined ? Prisma.sql`true` : Prisma.sql`t.id = ${tenantId}::uuid`;
  const behind = await db.platform.$queryRaw<{ id: string }[]>(Prisma.sql`
    select t.id from tenants t join (${shouldSay(now)}) as b on b.id = t.id
    where ${which} and (${always} or ${isBehind} or t.removed_at is null and b.alert_due)`);
  for (const { id } of behind) {
    await db.platform.$transaction(async (tx) => {
      await noteMinutes(tx, id, now, always);
      await noteAlerts(tx, id, now);
    }, transactionMs);
  }
}

/** The same for one tenant, in the transaction that changed its limits. */
export async function noteMinutes(
  tx: Prisma.TransactionClient,
  tenantId: string,
  now: Date,
  always = false,
): Promise<void> {
  await tx.$queryRaw(Prisma.sql`select 1 from tenants where id = ${tenantId}::uuid for no key update`);
  await forgetAlerts(tx, tenantId, now);
  // A statement of its own: only one that starts after the lock is held sees what the last holder committed.
  const changed = await tx.$executeRaw(Prisma.sql`
    update tenants t set
      minutes_used_up_at = case when b.used_up then coalesce(t.minutes_used_up_at, ${now}::timestamptz) end,
      gated_at = case when b.gated then coalesce(t.gated_at, ${now}::timestamptz) end
    from (${shouldSay(now)} where t.id = ${tenantId}::uuid) as b where t.id = b.id and ${isBehind}`);
  if (changed > 0 || always) await touchNumbersOfTenants(tx, [tenantId]);
}
