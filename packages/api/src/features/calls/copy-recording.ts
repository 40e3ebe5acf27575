import { UpstreamError } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import type { JobPayloads } from "../../kernel/jobs";
import { recordingKeyOf } from "./recording-key";

const maxBytes = 200 * 1024 * 1024;
const downloadMs = 5 * 60 * 1000;
/** With the queue's growing pauses the last attempt comes about an hour after the first. */
const lastAttempt = 8;

/** Where Retell keeps recordings: its own hosts and the clouds it rents. */
const retellHosts = [".retellai.com", ".cloudfront.net", ".amazonaws.com"];

/** Why trying again would not help. */
class NotCopyable extends Error {}

/**
 * Copies a call's recording from the provider into our store. Throws to be tried again; gives up after `lastAttempt` attempts, or at
 * once when the recording can never be taken, and says so in the call's row.
 */
export async function copyRecording(
  deps: Deps,
  { tenantId, callId }: JobPayloads["calls.copy-recording"],
  { signal, attempt }: { signal: AbortSignal; attempt: number },
): Promise<void> {
  const calls = deps.db.forTenant(tenantId).call;
  const call = await calls.findUnique({
    where: { id: callId },
    select: { recordingStatus: true, recordingUrl: true, retellCallId: true, deletedAt: true },
  });
  const recordingKey = recordingKeyOf({ tenantId, id: callId });
  if (call?.deletedAt) return await deps.recordings.remove(recordingKey);
  if (call?.recordingStatus !== "pending" || call.recordingUrl === null) return;
  const stillWanted = { id: callId, recordingStatus: "pending" } as const;
  try {
    const body = await openRecording(deps, call.retellCallId, call.recordingUrl, signal);
    await deps.recordings.put(recordingKey, body, maxBytes);
  } catch (error) {
    if (!(error instanceof NotCopyable) && attempt < lastAttempt) throw error;
    deps.log.error({ err: error, callId, attempt }, "a recording could not be copied");
    await calls.updateMany({ where: stillWanted, data: { recordingStatus: "failed" } });
    return;
  }
  await calls.updateMany({ where: stillWanted, data: { recordingStatus: "stored", recordingKey } });
  const now = await calls.findUnique({ where: { id: callId }, select: { deletedAt: true } });
  if (now?.deletedAt) await deps.recordings.remove(recordingKey);
}

/** The bytes behind the address we know; where that has expired, behind the one that the provider gives anew. */
async function openRecording(deps: Deps, retellCallId: string, url: string, signal: AbortSignal) {
  const first = await open(deps, url, signal);
  if (first) return first;
  const newUrl = await currentUrl(deps, retellCallId);
  const second = newUrl === undefined ? null : await open(deps, newUrl, signal);
  if (!second) throw new Error("the provider does not give the recording");
  return second;
}

async function currentUrl(deps: Deps, retellCallId: string): Promise<string | undefined> {
  try {
    const call = await deps.retell.calls.get(retellCallId);
    return call.recordingMultiChannelUrl ?? call.recordingUrl;
  } catch (error) {
    if (error instanceof UpstreamError && error.notFound) throw new NotCopyable("the provider has deleted the call");
    throw error;
  }
}

/** Null when the address is no longer good. Follows no redirect: it could lead anywhere. */
async function open(deps: Deps, url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
  if (!isProviders(deps, new URL(url))) throw new NotCopyable("the address is not the provider's");
  const answer = await fetch(url, {
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(downloadMs)]),
  });
  if (answer.ok && answer.body && Number(answer.headers.get("content-length") ?? 0) <= maxBytes) return answer.body;
  await answer.body?.cancel();
  if (answer.ok) throw new NotCopyable("the recording is too large, or empty");
  if ([401, 403, 404, 410].includes(answer.status)) return null;
  throw new Error(`the provider answered ${answer.status}`);
}

function isProviders({ env }: Pick<Deps, "env">, { hostname, protocol }: URL): boolean {
  if (env.RETELL_BASE_URL !== undefined && hostname === new URL(env.RETELL_BASE_URL).hostname) return true;
  return protocol === "https:" && retellHosts.some((suffix) => hostname.endsWith(suffix));
}
