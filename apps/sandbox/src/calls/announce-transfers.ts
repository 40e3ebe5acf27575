import type { SandboxContext } from "../context";
import type { EngineEvent, TransferEvent } from "../engine/events";
import { announce } from "./announce";
import type { CallRecord } from "./call-record";

/** Tells of every transfer that was begun, and whether somebody took it. */
export function announceTransfers(sandbox: SandboxContext, record: CallRecord, events: EngineEvent[]): void {
  for (const event of events) {
    if (event.kind !== "transfer") continue;
    announce(sandbox, record, "transfer_started", transferFacts(event));
    announce(sandbox, record, event.bridged ? "transfer_bridged" : "transfer_cancelled", transferFacts(event));
  }
}

/** What a webhook about a transfer has beside the call. The keys of the option are camel case there, at Retell too. */
export function transferFacts({ number, option }: TransferEvent) {
  const camel = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    transfer_destination: { type: "predefined", number },
    transfer_option: Object.fromEntries(Object.entries(option).map(([key, value]) => [camel(key), value])),
  };
}

/** The transfer by which a call ended, if it did. */
export function bridgedTransfer(events: EngineEvent[]): TransferEvent | undefined {
  return events.findLast((event): event is TransferEvent => event.kind === "transfer" && event.bridged);
}
