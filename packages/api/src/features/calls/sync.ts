import { UpstreamError, type CallFilter, type RetellCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";
import { sweepHolds } from "../limits/sweep-holds";
import { closeLostCalls } from "./close-lost";
import { storeSync, whatIsHere } from "./sync-events";

const positionKey = "calls.sync.ended-until";
const minuteMs = 60_000;
/** How far behind the last look the next one begins: the provider's list may lag. */
const overlapMs = 10 * minuteMs;
/** Webhooks and the analysis get this long before we ask ourselves. */
const graceMs = 2 * minuteMs;
const firstLookMs = 24 * 60 * minuteMs;

/**
 * Brings in whatever webhooks missed: reads the provider's list of calls and stores what is not here as events for `settle`. It asks
 * for a call by itself at most once, when it is over and its analysis had time to come. Killed at any moment it goes on where it was:
 * what was stored stays, and the remembered position moves only after a whole look.
 */
export async function syncCalls(deps: Deps, signal: AbortSignal): Promise<void> {
  const nowMs = deps.clock.now().getTime();
  const run = { deps, signal, nowMs, fromMs: (await position(deps, nowMs)) - overlapMs };
  try {
    await look(run, { endedFromMs: run.fromMs });
    // Calls that never connected may have no end to be found by; the newest are enough, since we look every minute.
    await look(run, { statuses: ["not_connected", "error"] }, { untilKnown: true });
    await look(run, { statuses: ["ongoing"] });
    await sweepHolds(deps);
    await closeLostCalls(deps, signal);
    if (!signal.aborted) await remember(deps, nowMs - graceMs);
  } finally {
    await enqueue(deps.db.platform, "calls.settle", {}, { key: "calls.settle" });
  }
}

interface Run {
  readonly deps: Deps;
  readonly signal: AbortSignal;
  readonly nowMs: number;
  /** Calls that are known to have ended before are old. */
  readonly fromMs: number;
}

/** Reads one list, newest first, to its end, or to a page on which nothing is new. */
async function look(run: Run, filter: CallFilter, { untilKnown = false } = {}): Promise<void> {
  const { deps, signal } = run;
  let cursor: string | undefined;
  do {
    const page = await deps.retell.calls.list({ filter, cursor });
    for (const { providerId, problems } of page.odd) {
      deps.log.warn({ retellCallId: providerId, problems }, "a call in the provider's list cannot be read");
    }
    const isNew = await bringIn(run, page.items);
    if (untilKnown && !isNew) return;
    cursor = page.nextCursor;
  } while (cursor !== undefined && !signal.aborted);
}

/** Returns whether any of the calls was not wholly here. */
async function bringIn({ deps, signal, nowMs, fromMs }: Run, listed: RetellCall[]): Promise<boolean> {
  const recent = listed.filter((call) => (call.endedAtMs ?? nowMs) >= fromMs);
  const here = await whatIsHere(
    deps,
    recent.map((call) => call.retellCallId),
  );
  let isNew = false;
  for (const call of recent) {
    if (signal.aborted || here.whole.has(call.retellCallId)) continue;
    isNew = true;
    const isOver = call.status !== "ongoing" && call.status !== "registered";
    const isRipe = isOver && (call.endedAtMs ?? 0) <= nowMs - graceMs;
    if (isRipe) await fetchWhole(deps, call.retellCallId);
    else if (!here.known.has(call.retellCallId)) await storeSync(deps, "sync.glance", [call]);
  }
  return isNew;
}

async function fetchWhole(deps: Deps, retellCallId: string): Promise<void> {
  try {
    await storeSync(deps, "sync.whole", [await deps.retell.calls.get(retellCallId)]);
  } catch (error) {
    // Throttled or down: the next look goes on here. One call that cannot be read must not keep the others out.
    if (!(error instanceof UpstreamError) || !(error.notFound || error.kind === "bad_response")) throw error;
    deps.log.warn({ err: error, retellCallId }, "the provider lists a call but does not give it");
  }
}

async function position(deps: Deps, nowMs: number): Promise<number> {
  const setting = await deps.db.platform.platformSetting.findUnique({ where: { key: positionKey } });
  return typeof setting?.value === "number" ? setting.value : nowMs - firstLookMs;
}

async function remember(deps: Deps, untilMs: number): Promise<void> {
  await deps.db.platform.platformSetting.upsert({
    where: { key: positionKey },
    create: { key: positionKey, value: untilMs },
    update: { value: untilMs },
  });
}
