import type { PlatformDb } from "@voxcalls/db";
import type { UpstreamError } from "@voxcalls/retell-client";
import { enqueueAll } from "../../kernel/jobs";
import { accountRefusedKey, readAccountRefused, type AccountRefused } from "../../kernel/account-refused";

/** While it lasts, super admins are written to once in so long. */
const mailEveryMs = 24 * 60 * 60_000;

/**
 * Notes that the provider places no calls for the platform's own account, and mails every super admin, once a day. It hits all tenants
 * alike and none of them can mend it; the set-up check shows it, too.
 */
export async function tellAccountRefused(db: PlatformDb, { status = 0 }: UpstreamError, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${accountRefusedKey}, 0))`;
    const before = await readAccountRefused(tx);
    const isTold = before !== null && now.getTime() - Date.parse(before.mailedAt) < mailEveryMs;
    const mailedAt = isTold ? before.mailedAt : now.toISOString();
    const value: AccountRefused = { status, at: now.toISOString(), mailedAt };
    const where = { key: accountRefusedKey };
    await tx.platformSetting.upsert({ where, create: { ...where, value }, update: { value } });
    if (isTold) return;
    const admins = await tx.user.findMany({
      where: { role: "super_admin", status: "active", removedAt: null },
      select: { id: true },
    });
    const kind = "account_refused";
    await enqueueAll(
      tx,
      "mail.send",
      admins.map(({ id }) => ({ key: `mail.send:${kind}:${id}`, payload: { kind, id } })),
    );
  });
}
