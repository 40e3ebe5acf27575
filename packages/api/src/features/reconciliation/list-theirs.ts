import type { RetellCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { dayMs } from "./rules";

const pageSize = 1_000;

/**
 * Every call of the provider's that began on this day, by its id. A page that comes twice changes nothing; a list that goes in circles,
 * a page that cannot be read and a provider that is away throw. `odd` are listed but cannot be read.
 */
export async function listTheirs(
  deps: Pick<Deps, "retell">,
  day: Date,
  signal: AbortSignal,
): Promise<{ calls: Map<string, RetellCall>; odd: ReadonlySet<string> }> {
  const filter = { startedFromMs: day.getTime(), startedToMs: day.getTime() + dayMs - 1 };
  const calls = new Map<string, RetellCall>();
  const odd = new Set<string>();
  const walked = new Set<string>();
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const page = await deps.retell.calls.list({ filter, cursor, limit: pageSize });
    for (const call of page.items) calls.set(call.retellCallId, call);
    for (const { providerId } of page.odd) if (providerId !== undefined) odd.add(providerId);
    cursor = page.nextCursor;
    if (cursor !== undefined && walked.has(cursor)) throw new Error("the provider's list goes in circles");
    if (cursor !== undefined) walked.add(cursor);
  } while (cursor !== undefined);
  return { calls, odd };
}
