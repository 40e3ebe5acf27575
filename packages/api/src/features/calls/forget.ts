import { Prisma } from "@voxcalls/db";
import type { Deps } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { isDialMark } from "./dial-mark";
import { lockCalls } from "./lock-calls";
import { recordingKeyOf } from "./recording-key";

const atOnce = 100;
/** What is left when a run has done so many, the next one does. */
const mostOfRun = 5_000;

interface Due {
  id: string;
  tenantId: string;
  retellCallId: string;
  isAtProvider: boolean;
  recordingIsDue: boolean;
  wordsAreDue: boolean;
}

/**
 * The job, by the clock: deletes recordings and what was said when the tenant's time for them is over, at the provider, in storage and
 * here. What is to be kept longer has been copied here before; the provider gives up a call as a whole. Every step bears repeating.
 */
export async function forgetContent(deps: Deps, signal: AbortSignal): Promise<void> {
  for (let done = 0; done < mostOfRun && !signal.aborted;) {
    const due = await whatIsDue(deps);
    for (const call of due) {
      if (signal.aborted) return;
      await forget(deps, call);
    }
    done += due.length;
    if (due.length < atOnce) return;
  }
}

async function whatIsDue({ db, clock }: Deps): Promise<Due[]> {
  const now = clock.now();
  const over = (days: string) =>
    Prisma.sql`t.${Prisma.raw(days)} is not null and c.occurred_at < ${now}::timestamptz - make_interval(days => t.${Prisma.raw(days)})`;
  return await db.platform.$queryRaw<Due[]>(Prisma.sql`
    select * from (
      select c.id, c.tenant_id as "tenantId", c.retell_call_id as "retellCallId", c.cleared_at is null as "isAtProvider", c.occurred_at,
        ${over("keep_recordings_days")} and c.recording_status in ('pending', 'stored', 'failed') as "recordingIsDue",
        ${over("keep_words_days")} and c.words_expired_at is null as "wordsAreDue"
      from calls c join tenants t on t.id = c.tenant_id
      where (t.keep_recordings_days is not null or t.keep_words_days is not null)
        and c.deleted_at is null and c.status <> 'in_progress'
    ) as calls
    where "recordingIsDue" or "wordsAreDue"
    order by occurred_at limit ${atOnce}`);
}

async function forget(deps: Deps, call: Due): Promise<void> {
  const { platform } = deps.db;
  if (call.isAtProvider && !isDialMark(call.retellCallId)) await deps.retell.calls.remove(call.retellCallId);
  crashPoint(deps.env, "calls.forget:after-provider");
  if (call.recordingIsDue) await deps.recordings.remove(recordingKeyOf(call));
  const now = deps.clock.now();
  await platform.$transaction(async (tx) => {
    await lockCalls(tx, [call.retellCallId]);
    const { count } = await tx.call.updateMany({
      where: { id: call.id, deletedAt: null },
      data: {
        clearedAt: now,
        recordingUrl: null,
        ...(call.recordingIsDue && { recordingStatus: "expired", recordingKey: null }),
        ...(call.wordsAreDue && { wordsExpiredAt: now, callAnalysis: Prisma.DbNull }),
      },
    });
    if (count === 0 || !call.wordsAreDue) return;
    await tx.callTranscript.deleteMany({ where: { callId: call.id } });
    await tx.providerEvent.deleteMany({ where: { retellCallId: call.retellCallId } });
    await tx.webhookEvent.deleteMany({ where: { tenantId: call.tenantId, subjectId: call.id } });
    await tx.$executeRaw`
      delete from provider_events where retell_call_id is null and body #>> '{call,call_id}' = ${call.retellCallId}`;
  });
}
