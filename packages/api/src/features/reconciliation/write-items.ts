import { Prisma } from "@voxcalls/db";
import { uuidv7 } from "uuidv7";
import type { Deps } from "../../kernel/context";
import { money } from "../../kernel/money";
import type { Difference } from "./compare-day";
import type { Said } from "./rules";

export interface Open {
  readonly retellCallId: string;
  readonly reason: string;
}

/** Writes differences down as open; what somebody let stay stays so, and what was settled once and differs again is open again. */
export async function noteFound(
  { db, clock }: Pick<Deps, "db" | "clock">,
  runId: string,
  day: Date,
  found: readonly (Difference & { readonly reason: string })[],
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map(({ retellCallId, kind, ours, theirs, reason }) => ({
    id: uuidv7(),
    retell_call_id: retellCallId,
    kind,
    owner_id: ours?.tenantId ?? null,
    call_id: ours?.callId ?? null,
    ours: ours ? factsOf(ours) : null,
    theirs: theirs ? factsOf(theirs) : null,
    reason,
  }));
  await db.platform.$executeRaw`
    insert into reconciliation_items as i (id, retell_call_id, kind, day, owner_id, call_id, ours, theirs, reason, run_id, found_at)
    select r.id, r.retell_call_id, r.kind, ${day}::date, r.owner_id, r.call_id, r.ours, r.theirs, r.reason, ${runId}::uuid,
      ${clock.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      id uuid, retell_call_id text, kind difference_kind, owner_id uuid, call_id uuid, ours jsonb, theirs jsonb, reason text)
    on conflict (retell_call_id, kind) do update set
      state = case i.state when 'resolved' then 'open' else i.state end, day = excluded.day,
      owner_id = excluded.owner_id, call_id = excluded.call_id, ours = excluded.ours, theirs = excluded.theirs,
      reason = case i.state when 'ignored' then i.reason else excluded.reason end, run_id = excluded.run_id,
      settled_at = case i.state when 'ignored' then i.settled_at end, done = case i.state when 'ignored' then i.done end`;
}

function factsOf({ durationMs, cost, wholesaleCents }: Said) {
  const seconds = durationMs === null ? null : durationMs / 1000;
  return { seconds, cost, wholesaleCents: wholesaleCents === null ? null : money(wholesaleCents).toString() };
}

/** Settles what is open of these calls, saying what was done. */
export async function noteSettled(
  { db, clock }: Pick<Deps, "db" | "clock">,
  retellCallIds: readonly string[],
  done: string,
): Promise<void> {
  if (retellCallIds.length === 0) return;
  await db.platform.$executeRaw`
    update reconciliation_items i set state = 'resolved', done = ${done}, settled_at = ${clock.now()}::timestamptz,
      call_id = coalesce(i.call_id, c.id), owner_id = coalesce(i.owner_id, c.tenant_id)
    from (select unnest(${[...retellCallIds]}::text[]) as id) as asked
    left join calls c on c.retell_call_id = asked.id
    where i.retell_call_id = asked.id and i.state <> 'resolved'`;
}

interface DayNote {
  readonly runId: string;
  readonly day: Date;
  readonly callsTheirs: number;
  readonly callsOurs: number;
  readonly unchecked: number;
  readonly tooFresh: number;
  readonly found: number;
}

/** Closes a day: what is open of it and was not found any more agrees by now, and what stays says why. */
export async function noteDay(
  { db, clock }: Pick<Deps, "db" | "clock">,
  { day, ...counts }: DayNote,
  found: readonly Difference[],
  stays: readonly Open[],
): Promise<void> {
  const comparedAt = clock.now();
  await db.platform.$transaction(async (tx) => {
    for (const { retellCallId, reason } of stays)
      await tx.reconciliationItem.updateMany({ where: { retellCallId, state: "open" }, data: { reason } });
    // With some calls left unasked nothing can be said of those that were not found.
    if (counts.unchecked === 0)
      await tx.$executeRaw(Prisma.sql`
        update reconciliation_items set state = 'resolved', done = 'It agrees by now.', settled_at = ${comparedAt}::timestamptz
        where day = ${day}::date and state <> 'resolved'
          and not ((retell_call_id || ':' || kind) = any(${found.map((one) => `${one.retellCallId}:${one.kind}`)}))`);
    await tx.reconciliationDay.upsert({
      where: { day },
      create: { day, ...counts, comparedAt },
      update: { ...counts, comparedAt },
    });
  });
}
