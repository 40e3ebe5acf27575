import type { Deps } from "../../kernel/context";

/**
 * The job, by the clock: numbers whose rest is over return to the pool. One that Retell may still connect to its last holder's
 * agent waits until Retell has followed.
 */
export async function endQuarantine({ db, clock }: Deps): Promise<void> {
  await db.platform.phoneNumber.updateMany({
    where: {
      status: "quarantined",
      quarantinedUntil: { lte: clock.now() },
      syncedRevision: { equals: db.platform.phoneNumber.fields.revision },
    },
    data: { status: "available", quarantinedUntil: null },
  });
}
