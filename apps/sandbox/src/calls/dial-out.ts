import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxContext } from "../context";
import type { Persona } from "../engine/personas";
import type { CallRecord, PhoneCall } from "./call-record";
import type { Callee } from "./callee";
import { livePlaying } from "./choose-caller";
import { concurrencyLimit, ongoingCalls } from "./concurrency";
import { finishSilently } from "./finish-call";
import type { CallSetup } from "./set-up-call";
import { sipRefusal } from "./sip-check";
import { talk } from "./talk";

const refusals: Partial<Record<Persona["pickup"], string>> = {
  busy: "dial_busy",
  no_answer: "dial_no_answer",
  declined: "user_declined",
  failed: "dial_failed",
};

/** Rings at the other end, in the background, once the answer to the request is on its way. */
export function dialOut(
  sandbox: SandboxContext,
  record: CallRecord<PhoneCall>,
  setup: CallSetup,
  callee: Callee,
): void {
  const refusal = sipRefusal(sandbox, record.call.from_number);
  const takesTime = callee.ringsAtPhone || callee.playing.speed !== "instant";
  const isFull = takesTime && ongoingCalls(sandbox) >= concurrencyLimit;
  const ringMs = setup.agent.ring_duration_ms ?? 30_000;

  if (callee.ringsAtPhone && !refusal && !isFull) return ringAtPhone(sandbox, record, setup, ringMs);
  sandbox.background.run(async () => {
    await sleep(10);
    const reason = refusal ?? (isFull ? "concurrency_limit_reached" : refusals[callee.pickup]);
    if (reason === undefined) return talk(sandbox, record, setup, callee.playing);
    finishSilently(
      sandbox,
      record,
      reason === "dial_no_answer" ? await ringInVain(sandbox, record, callee, ringMs) : reason,
    );
  });
}

/** Somebody at the phone page takes the call, declines it, or lets it ring. */
function ringAtPhone(sandbox: SandboxContext, record: CallRecord<PhoneCall>, setup: CallSetup, ringMs: number): void {
  const { call_id: callId } = record.call;
  const stopRinging = () => {
    clearTimeout(timer);
    sandbox.sessions.delete(callId);
  };
  const end = (reason: string) => {
    stopRinging();
    finishSilently(sandbox, record, reason);
    return Promise.resolve();
  };
  const timer = setTimeout(() => void end("dial_no_answer"), ringMs);
  sandbox.sessions.set(callId, {
    end,
    answer: () => {
      stopRinging();
      return talk(sandbox, record, setup, livePlaying);
    },
  });
}

/** Rings until the time is up or the call is stopped, and gives the reason of its end. */
async function ringInVain(
  sandbox: SandboxContext,
  { call }: CallRecord<PhoneCall>,
  { playing }: Callee,
  ringMs: number,
): Promise<string> {
  const rings = playing.speed === "instant" ? 0 : ringMs / playing.speed;
  const reason = await new Promise<string>((resolve) => {
    const timer = setTimeout(resolve, rings, "dial_no_answer");
    const end = (why: string) => {
      clearTimeout(timer);
      return Promise.resolve(resolve(why));
    };
    sandbox.sessions.set(call.call_id, { end });
  });
  sandbox.sessions.delete(call.call_id);
  return reason;
}
