import type { Playing } from "./playing";

/** A call that takes time: ringing, waiting for its browser, talking by itself, or with a person at the phone. */
export interface CallSession {
  /** Ends the call now, for a reason in Retell's words. */
  end(reason: string): Promise<void>;
  /** The person at the phone says something. Missing when nobody types. */
  say?(text: string): Promise<void>;
  /** The agent learns something, and speaks at once if `respondNow`. Missing while nobody talks. */
  inject?(text: string, respondNow: boolean): Promise<void>;
  /** The person takes the call that rings at the phone. Missing when nothing rings there. */
  answer?(): Promise<void>;
  /** Somebody joins a web call. Missing when it is no web call, or has been joined. */
  join?(playing: Playing): Promise<void>;
}
