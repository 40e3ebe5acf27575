import type { Caller } from "../engine/play";

/** Who speaks for the human side of a call, and how fast the call goes by. */
export interface Playing {
  /** Undefined when a person types. */
  caller: Caller | undefined;
  /** What `caller` says depends on this name alone (and on the call's number). */
  callerKey: string;
  playedBy: string;
  /** `instant`, or how many times faster than life. */
  speed: "instant" | number;
  /** When the call began, in ms since the epoch, for calls of the past. Only for instant ones. */
  startedAt?: number | undefined;
}
