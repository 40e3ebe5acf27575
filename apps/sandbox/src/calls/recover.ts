import type { SandboxContext } from "../context";
import { isOver } from "./call-record";
import { finishSilently } from "./finish-call";

/** Ends the calls that were going on when the sandbox last stopped, as an outage of the provider would. */
export function endInterruptedCalls(sandbox: SandboxContext): void {
  for (const record of sandbox.store.all("calls")) {
    if (!isOver(record.call)) finishSilently(sandbox, record, "error_retell");
  }
}
