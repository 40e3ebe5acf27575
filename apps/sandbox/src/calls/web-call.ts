import type { SandboxContext } from "../context";
import type { CallRecord, WebCall } from "./call-record";
import { finishSilently } from "./finish-call";
import type { CallSetup } from "./set-up-call";
import { talk } from "./talk";

/** Waits for the browser to join; Retell gives it thirty seconds. */
export function awaitBrowser(sandbox: SandboxContext, record: CallRecord<WebCall>, setup: CallSetup): void {
  const { call_id: callId } = record.call;
  const stopWaiting = () => {
    clearTimeout(timer);
    sandbox.sessions.delete(callId);
  };
  const end = (reason: string) => {
    stopWaiting();
    finishSilently(sandbox, record, reason);
    return Promise.resolve();
  };
  const timer = setTimeout(() => void end("error_user_not_joined"), sandbox.webCallJoinMs);
  sandbox.sessions.set(callId, {
    end,
    join: (playing) => {
      stopWaiting();
      return talk(sandbox, record, setup, playing);
    },
  });
}
