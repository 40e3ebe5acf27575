import type { SandboxContext } from "../context";
import type { Caller } from "../engine/play";
import { buildTimeline, type WovenEntry } from "../engine/timeline";
import { announce } from "./announce";
import type { CallRecord } from "./call-record";
import { announceTransfers } from "./announce-transfers";
import { finishTalk } from "./finish-call";
import { saveCall } from "./save-call";
import type { CallSetup } from "./set-up-call";
import { spoken } from "./spoken";
import { wasStopped } from "./was-stopped";
import { aroundCall, asOngoing } from "./around-call";

/**
 * Plays a call in real time × `speed`: its lines appear when they have been said. The call begins so far in the past
 * that, at this speed, it ends now when its last word is said; at speed 1 it begins now.
 */
export async function talkTimed(
  sandbox: SandboxContext,
  record: CallRecord,
  { agent, engine }: CallSetup,
  caller: Caller,
  callerKey: string,
  speed: number,
): Promise<void> {
  const voices = { agentVoiceId: agent.voice_id, callerSeed: record.voices?.callerSeed ?? "" };
  const around = aroundCall(sandbox, asOngoing(record, sandbox.now()), agent);
  const talked = await sandbox.player.play({ engine, agent, caller, callerKey, voices, around });
  if (wasStopped(sandbox, record)) return;
  const { events, timeline } = talked;
  const begunAt = sandbox.now();
  const startedAt = Math.round(begunAt - (timeline.durationMs - timeline.durationMs / speed));
  let current = saveCall(sandbox, record, { call_status: "ongoing", start_timestamp: startedAt });
  announce(sandbox, current, "call_started");

  const timers: NodeJS.Timeout[] = [];
  let isOver = false;
  const finish = async (reason: string, elapsedMs: number) => {
    if (isOver) return;
    isOver = true;
    for (const timer of timers) clearTimeout(timer);
    sandbox.sessions.delete(record.call.call_id);
    const said =
      elapsedMs < timeline.durationMs
        ? { ...(await buildTimeline(events, voices, { maxDurationMs: elapsedMs })), disconnectionReason: reason }
        : timeline;
    if (said === timeline) announceTransfers(sandbox, current, events);
    finishTalk(sandbox, current, { ...talked, timeline: said }, startedAt);
  };

  for (const [index, utterance] of timeline.utterances.entries()) {
    const endMs = (utterance.words.at(-1)?.end ?? 0) * 1000;
    const reveal = () => {
      const utterances = timeline.utterances.slice(0, index + 1);
      current = saveCall(sandbox, current, spoken({ utterances, woven: wovenUntil(timeline.woven, utterance) }));
      announce(sandbox, current, "transcript_updated");
    };
    timers.push(setTimeout(reveal, endMs / speed));
  }
  const endNow = () => sandbox.background.run(() => finish(timeline.disconnectionReason, timeline.durationMs));
  timers.push(setTimeout(endNow, timeline.durationMs / speed));
  sandbox.sessions.set(record.call.call_id, {
    end: (reason) => finish(reason, Math.round((sandbox.now() - begunAt) * speed)),
  });
}

/** Everything woven into the transcript up to and with this utterance. */
function wovenUntil(woven: WovenEntry[], utterance: WovenEntry): WovenEntry[] {
  return woven.slice(0, woven.indexOf(utterance) + 1);
}
