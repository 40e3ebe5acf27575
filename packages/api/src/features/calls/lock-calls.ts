import type { PlatformDb, TenantTx } from "@voxcalls/db";

/**
 * Whoever folds or deletes a call next waits here until this transaction has ended, and then sees what it wrote. Sorted, so that nobody
 * waits in a ring.
 */
export async function lockCalls(
  tx: Pick<TenantTx, "$executeRaw"> | Pick<PlatformDb, "$executeRaw">,
  retellCallIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(id, 0))
    from (select unnest(${retellCallIds.toSorted()}::text[]) as id) as ids`;
}
