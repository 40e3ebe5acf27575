import type { RetellCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { money } from "../../kernel/money";
import type { DifferenceKind } from "./catalogue";
import { findOurs, listOursOf, type Ours } from "./list-ours";
import { listTheirs } from "./list-theirs";
import { differenceOf, graceMs, mostAsked, type Said } from "./rules";
import { askFor } from "./settle-anew";
import { whatTheySay } from "./what-they-say";

export interface Difference {
  readonly retellCallId: string;
  readonly kind: DifferenceKind;
  readonly theirs: Said | undefined;
  readonly ours: Ours | undefined;
  readonly retellAgentId: string | undefined;
}

export interface Compared {
  readonly callsTheirs: number;
  readonly callsOurs: number;
  /** Calls of ours that the list lacks and that there was no time to ask for. */
  readonly unchecked: number;
  /** Calls of theirs that go on or ended a moment ago. */
  readonly tooFresh: number;
  readonly differences: readonly Difference[];
}

const sameAmount = (a: string, b: string) => money(a).eq(money(b));

/**
 * Holds the calls that began on a day against each other, both ways. What goes on or ended a moment ago is left out. A call of ours
 * that the provider's list lacks is asked for by itself before it is said to be missing.
 */
export async function compareDay(deps: Deps, day: Date, signal: AbortSignal): Promise<Compared> {
  const db = deps.db.platform;
  const ripeMs = deps.clock.now().getTime() - graceMs;
  const { calls: listed, odd } = await listTheirs(deps, day, signal);
  const ofDay = await listOursOf(db, day);
  const absent = ofDay.filter(
    ({ retellCallId, isDeleted }) => !isDeleted && !listed.has(retellCallId) && !odd.has(retellCallId),
  );
  const asked = absent.slice(0, mostAsked);
  for (const { retellCallId } of asked) {
    signal.throwIfAborted();
    const call = await askFor(deps, retellCallId);
    if (call) listed.set(retellCallId, call);
  }
  const notOfDay = [...listed.keys()].filter((id) => !ofDay.some(({ retellCallId }) => retellCallId === id));
  const ours = new Map([...ofDay, ...(await findOurs(db, notOfDay))].map((one) => [one.retellCallId, one]));
  const ripe = [...listed.values()].filter((call) => isRipe(call, ripeMs));
  const differences = await differencesOf(deps, ripe, ours);
  const missingThere = asked.filter(({ retellCallId }) => !listed.has(retellCallId));
  return {
    callsTheirs: listed.size,
    callsOurs: ofDay.length,
    unchecked: absent.length - asked.length,
    tooFresh: listed.size - ripe.length,
    differences: [
      ...differences,
      ...missingThere
        .filter(({ startedAt }) => startedAt.getTime() <= ripeMs)
        .map((one): Difference => ({
          retellCallId: one.retellCallId,
          kind: "missing_there",
          theirs: undefined,
          ours: one,
          retellAgentId: undefined,
        })),
    ],
  };
}

/** In what calls that the provider knows differ from ours. */
export async function differencesOf(
  deps: Deps,
  calls: readonly RetellCall[],
  ours: ReadonlyMap<string, Ours>,
): Promise<Difference[]> {
  const said = await whatTheySay(deps.db.platform, calls, ours);
  return calls.flatMap(({ retellCallId, retellAgentId }): Difference[] => {
    const [theirs, here] = [said.get(retellCallId), ours.get(retellCallId)];
    const kind = differenceOf(theirs, here, sameAmount);
    return kind === null || here?.isDeleted ? [] : [{ retellCallId, kind, theirs, ours: here, retellAgentId }];
  });
}

function isRipe({ status, endedAtMs }: RetellCall, ripeMs: number): boolean {
  return status !== "ongoing" && status !== "registered" && (endedAtMs ?? 0) <= ripeMs;
}
