import type { RetellCall, RetellCallEventName, RetellTransfer } from "@voxcalls/retell-client";

/** One thing the provider told of a call. `sync`: we asked for it. */
export interface CallEvent {
  readonly name: RetellCallEventName | "sync";
  readonly receivedAtMs: number;
  readonly call: RetellCall;
  readonly transfer?: RetellTransfer;
}
