import type { SandboxContext } from "../context";
import { type CallRecord, isOver } from "./call-record";

/** Whether a call was ended while its agent waited for something outside. */
export function wasStopped({ store }: SandboxContext, { call }: CallRecord): boolean {
  const now = store.get("calls", call.call_id);
  return now !== undefined && isOver(now.call);
}
