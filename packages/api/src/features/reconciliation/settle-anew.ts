import { UpstreamError, type RetellCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { settleCalls } from "../calls/settle";
import { storeSync } from "../calls/sync-events";

/**
 * Asks for each call by itself, stores what the provider says like any other event, and folds everything that was ever told of it anew:
 * what it was charged wrongly is set right by the ledger's own rules. Answers the calls that were given; throws when the provider is away.
 */
export async function settleAnew(
  deps: Deps,
  retellCallIds: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, RetellCall>> {
  const given = new Map<string, RetellCall>();
  for (const id of retellCallIds) {
    signal.throwIfAborted();
    const call = await askFor(deps, id);
    if (!call) continue;
    given.set(id, call);
    await storeSync(deps, "sync.whole", [call]);
  }
  await deps.db.platform.providerEvent.updateMany({
    where: { retellCallId: { in: [...given.keys()] }, state: "settled" },
    data: { state: "pending", settledAt: null },
  });
  await settleCalls(deps, signal);
  return given;
}

/** The call, or undefined when the provider does not know it or says what cannot be read. */
export async function askFor(deps: Pick<Deps, "retell">, retellCallId: string): Promise<RetellCall | undefined> {
  try {
    return await deps.retell.calls.get(retellCallId);
  } catch (error) {
    if (error instanceof UpstreamError && (error.notFound || error.kind === "bad_response")) return undefined;
    throw error;
  }
}
