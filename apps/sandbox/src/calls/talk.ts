import type { SandboxContext } from "../context";
import type { Caller } from "../engine/play";
import type { CallRecord } from "./call-record";
import { wasStopped } from "./was-stopped";
import { finishSilently, finishTalk } from "./finish-call";
import type { Playing } from "./playing";
import { talkLive } from "./talk-live";
import { talkTimed } from "./talk-timed";
import type { CallSetup } from "./set-up-call";
import { announce } from "./announce";
import { announceTransfers } from "./announce-transfers";
import { aroundCall, asOngoing } from "./around-call";
import { saveCall } from "./save-call";

/**
 * The conversation of a call that has its agent. An instant call is over when this resolves; any other goes on by itself. An error of
 * the engine ends the call as Retell ends calls on its own errors.
 */
export async function talk(
  sandbox: SandboxContext,
  record: CallRecord,
  setup: CallSetup,
  playing: Playing,
): Promise<void> {
  try {
    if (!playing.caller) await talkLive(sandbox, record, setup);
    else if (playing.speed === "instant") await talkInstantly(sandbox, record, setup, playing, playing.caller);
    else await talkTimed(sandbox, record, setup, playing.caller, playing.callerKey, playing.speed);
  } catch (error) {
    console.error("sandbox: the conversation broke", error);
    finishSilently(sandbox, record, "error_unknown");
  }
}

async function talkInstantly(
  sandbox: SandboxContext,
  record: CallRecord,
  { agent, engine }: CallSetup,
  playing: Playing,
  caller: Caller,
): Promise<void> {
  const voices = { agentVoiceId: agent.voice_id, callerSeed: record.voices?.callerSeed ?? "" };
  const { callerKey } = playing;
  const around = aroundCall(sandbox, asOngoing(record, playing.startedAt ?? sandbox.now()), agent);
  const talked = await sandbox.player.play({ engine, agent, caller, callerKey, voices, around });
  if (wasStopped(sandbox, record)) return;
  const startedAt = playing.startedAt ?? sandbox.now() - talked.timeline.durationMs;
  const ongoing = saveCall(sandbox, record, { call_status: "ongoing", start_timestamp: startedAt });
  announce(sandbox, ongoing, "call_started");
  announceTransfers(sandbox, ongoing, talked.events);
  finishTalk(sandbox, ongoing, talked, startedAt);
}
