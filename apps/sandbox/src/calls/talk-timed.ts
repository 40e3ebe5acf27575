import type { SandboxContext } from "../context";
import type { Caller } from "../engine/play";
import { buildTimeline, type Timeline, type WovenEntry } from "../engine/timeline";
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
    const noted = { ...said, woven: withNotes(said.woven, notes) };
    finishTalk(sandbox, current, { ...talked, timeline: noted }, startedAt);
  };

  // What the two say is settled beforehand; a note only stands among it.
  const notes: Extract<WovenEntry, { role: "sms" | "injected" }>[] = [];
  const show = (utterances: Timeline["utterances"], woven: WovenEntry[]) => {
    current = saveCall(sandbox, current, spoken({ utterances, woven: withNotes(woven, notes) }));
    announce(sandbox, current, "transcript_updated");
  };

  for (const [index, utterance] of timeline.utterances.entries()) {
    const endMs = (utterance.words.at(-1)?.end ?? 0) * 1000;
    const reveal = () => {
      const utterances = timeline.utterances.slice(0, index + 1);
      show(utterances, wovenUntil(timeline.woven, utterance));
    };
    timers.push(setTimeout(reveal, endMs / speed));
  }
  const endNow = () => sandbox.background.run(() => finish(timeline.disconnectionReason, timeline.durationMs));
  timers.push(setTimeout(endNow, timeline.durationMs / speed));
  sandbox.sessions.set(record.call.call_id, {
    end: (reason) => finish(reason, Math.round((sandbox.now() - begunAt) * speed)),
    inject: (text) => {
      const seconds = ((sandbox.now() - begunAt) * speed) / 1000;
      notes.push({ role: "injected", content: text, time_sec: Math.round(seconds * 1000) / 1000 });
      const said = timeline.utterances.filter(({ words }) => (words.at(-1)?.end ?? 0) <= seconds);
      const last = said.at(-1);
      show(said, last ? wovenUntil(timeline.woven, last) : []);
      return Promise.resolve();
    },
  });
}

function withNotes(woven: WovenEntry[], notes: Extract<WovenEntry, { role: "sms" | "injected" }>[]): WovenEntry[] {
  return notes.reduce((entries, note) => {
    const next = entries.findIndex((entry) => "words" in entry && (entry.words[0]?.start ?? 0) > note.time_sec);
    return next === -1 ? [...entries, note] : entries.toSpliced(next, 0, note);
  }, woven);
}

/** Everything woven into the transcript up to and with this utterance. */
function wovenUntil(woven: WovenEntry[], utterance: WovenEntry): WovenEntry[] {
  return woven.slice(0, woven.indexOf(utterance) + 1);
}
