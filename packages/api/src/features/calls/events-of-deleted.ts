import type { Prisma } from "@voxcalls/db";

/** Removes the events of calls that were deleted or forgotten here, however late they come: what they tell is not to come back. */
export async function dropEventsOfDeleted(
  tx: Prisma.TransactionClient,
  retellCallIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    delete from provider_events e using calls c
    where e.retell_call_id = any(${retellCallIds}) and c.retell_call_id = e.retell_call_id 
      and (c.deleted_at is not null or c.words_expired_at is not null)`;
}
