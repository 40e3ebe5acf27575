import type { Prisma } from "@voxcalls/db";
import type { Deps } from "../../kernel/context";
import type { CallEvent } from "./call-event";
import { fold, type CallState } from "./fold";
import { newestTranscript } from "./newest-transcript";
import { readStored, type StoredEvent } from "./stored-event";

type Told = CallEvent & { readonly row: Pick<StoredEvent, "id" | "isPending"> };

interface Folded {
  readonly states: CallState[];
  /** Why, by the event's id. */
  readonly unreadable: Map<string, string>;
  /** Transcripts that a newer one holds whole: forty growing ones of a call are kept as one. */
  readonly superseded: string[];
}

/**
 * Folds calls, each from everything that is stored of it.
 * @param taken the events that this transaction settles
 */
export async function foldStored(
  deps: Pick<Deps, "retell">,
  tx: Prisma.TransactionClient,
  retellCallIds: readonly string[],
  taken: ReadonlySet<string>,
): Promise<Folded> {
  const unreadable = new Map<string, string>();
  const calls = new Map<string, [Told, ...Told[]]>();
  for (const row of await eventsOf(tx, retellCallIds)) {
    const event = readStored(deps, row);
    if (typeof event === "string") {
      unreadable.set(row.id, event);
      continue;
    }
    const { id, isPending, retellCallId } = row;
    const told = calls.get(retellCallId);
    if (told) told.push({ ...event, row: { id, isPending } });
    else calls.set(retellCallId, [{ ...event, row: { id, isPending } }]);
  }
  const superseded = [...calls.values()].flatMap((told) => {
    const newest = newestTranscript(told);
    // While the newest waits for its own turn the older ones stand in for it: of a call that is written something is always settled.
    if (!newest || (newest.row.isPending && !taken.has(newest.row.id))) return [];
    return told.filter((event) => event.name === "transcript_updated" && event !== newest).map((event) => event.row.id);
  });
  return { states: [...calls.values()].map(fold), unreadable, superseded };
}

async function eventsOf(tx: Prisma.TransactionClient, retellCallIds: readonly string[]): Promise<StoredEvent[]> {
  return await tx.$queryRaw<StoredEvent[]>`
    select id, source, body::text as body, received_at as "receivedAt", retell_call_id as "retellCallId",
      state = 'pending' as "isPending"
    from provider_events where retell_call_id = any(${retellCallIds}) and state <> 'dead'`;
}
