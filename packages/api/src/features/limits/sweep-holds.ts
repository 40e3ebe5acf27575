import type { Deps } from "../../kernel/context";

/**
 * Gives back what was reserved for calls that never came. Call it when the provider's list of calls in progress was just read: whatever
 * came is in the events then, heard by a webhook or not.
 */
export async function sweepHolds({ db, clock }: Pick<Deps, "db" | "clock">): Promise<void> {
  await db.platform.$executeRaw`
    delete from call_holds h where h.call_id is null and h.expires_at < ${clock.now()}
      and not exists (select from provider_events e where e.retell_call_id = h.retell_call_id and e.state = 'pending')`;
}
