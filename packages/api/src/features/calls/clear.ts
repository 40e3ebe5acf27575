import type { PlatformDb } from "@voxcalls/db";
import type { Deps } from "../../kernel/context";
import { crashPoint } from "../../kernel/crash";
import { enqueueAll, type JobPayloads } from "../../kernel/jobs";
import { isDialMark } from "./dial-mark";
import { recordingKeyOf } from "./recording-key";

const overdueMs = 60 * 60 * 1000;
const atOnce = 1_000;

/**
 * The job: takes away what a deleted call still has: its recording, what the provider told of it, and the call at the provider. Every
 * step bears repeating, so a run that was broken off is gone on with by the next. Throws when the provider is away, to be tried again.
 */
export async function clearCall(deps: Deps, { callId }: JobPayloads["calls.clear"]): Promise<void> {
  const { platform } = deps.db;
  const call = await platform.call.findUnique({ where: { id: callId } });
  if (!call?.deletedAt || call.clearedAt) return;
  await deps.recordings.remove(call.recordingKey ?? recordingKeyOf(call));
  crashPoint(deps.env, "calls.clear:after-recording");
  await removeEvents(platform, call.retellCallId);
  await platform.webhookEvent.deleteMany({ where: { tenantId: call.tenantId, subjectId: callId } });
  if (!isDialMark(call.retellCallId)) await deps.retell.calls.remove(call.retellCallId);
  crashPoint(deps.env, "calls.clear:after-provider");
  await platform.call.update({ where: { id: callId }, data: { clearedAt: deps.clock.now(), recordingKey: null } });
}

/** Also those of kinds that are not folded into calls, which are kept apart. */
async function removeEvents(db: PlatformDb, retellCallId: string): Promise<void> {
  await db.providerEvent.deleteMany({ where: { retellCallId } });
  await db.$executeRaw`
    delete from provider_events where retell_call_id is null and body #>> '{call,call_id}' = ${retellCallId}`;
}

/** The job of a deleted call may be used up, should the provider be away for days: it is queued anew. */
export async function requeueClearings({ db, clock }: Pick<Deps, "db" | "clock">): Promise<void> {
  const overdue = new Date(clock.now().getTime() - overdueMs);
  const left = await db.platform.call.findMany({
    where: { deletedAt: { lt: overdue }, clearedAt: null },
    select: { id: true },
    take: atOnce,
  });
  await enqueueAll(
    db.platform,
    "calls.clear",
    left.map(({ id: callId }) => ({ key: `calls.clear:${callId}`, payload: { callId } })),
  );
}
