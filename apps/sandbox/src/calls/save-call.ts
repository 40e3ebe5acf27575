import type { SandboxContext } from "../context";
import type { Call, CallFields, CallRecord } from "./call-record";
import { storedCall } from "./call-view";

/** Changes fields of a call, keeps it, and tells the phone page. Gives the record as it is now. */
export function saveCall<C extends Call>(
  sandbox: SandboxContext,
  record: CallRecord<C>,
  changes: Partial<CallFields> = {},
): CallRecord<C> {
  const { metadata, data_storage_setting: storage } = sandbox.store.get("calls", record.call.call_id)?.call ?? {};
  // `update-call` may have changed these two while the call went on and `record` was held by it.
  const updated = {
    ...(metadata === undefined ? {} : { metadata }),
    ...(storage === undefined ? {} : { data_storage_setting: storage }),
  };
  const saved: CallRecord<C> = { ...record, call: { ...record.call, ...updated, ...changes } };
  sandbox.store.put("calls", saved.call.call_id, saved);
  sandbox.bus.emit({ type: "call", callId: saved.call.call_id, data: storedCall(sandbox, saved) });
  return saved;
}
