import { crashPoint } from "../../kernel/crash";
import type { Deps } from "../../kernel/context";
import { compareDay, differencesOf, type Difference } from "./compare-day";
import { findOurs } from "./list-ours";
import { mostAsked } from "./rules";
import { settleAnew } from "./settle-anew";
import { whyNotHere } from "./why-not-here";
import { noteDay, noteFound, noteSettled, type Open } from "./write-items";

/**
 * Compares a day and settles what can be settled: what is missing or told otherwise is fetched and folded anew. Everything found is
 * written down before anything is done about it, so a run that dies leaves what it was at. Answers how many it found and settled.
 */
export async function reconcileDay(
  deps: Deps,
  runId: string,
  day: Date,
  signal: AbortSignal,
): Promise<{ found: number; settled: number }> {
  const { differences, ...counts } = await compareDay(deps, day, signal);
  await noteFound(deps, runId, day, differences.map(asFound));
  if (differences.length > 0) crashPoint(deps.env, "reconciliation:after-found");
  const curable = differences.filter(({ kind }) => kind !== "missing_there");
  const asked = curable.slice(0, mostAsked).map(({ retellCallId }) => retellCallId);
  const given = asked.length === 0 ? new Map() : await settleAnew(deps, asked, signal);
  if (asked.length > 0) crashPoint(deps.env, "reconciliation:after-settle");
  const here = new Map((await findOurs(deps.db.platform, asked)).map((one) => [one.retellCallId, one]));
  const left = new Map((await differencesOf(deps, [...given.values()], here)).map((one) => [one.retellCallId, one]));
  const settled = asked.filter((id) => given.has(id) && !left.has(id));
  const lostHere = differences.filter(isClosedAsLost).map(({ retellCallId }) => retellCallId);
  await noteSettled(deps, settled, "It was fetched from the provider and settled anew.");
  await noteSettled(deps, lostHere, "It was closed here as lost, and nothing was charged.");
  const stays: Open[] = [];
  for (const id of asked) {
    if (!given.has(id)) stays.push({ retellCallId: id, reason: "The provider lists it but does not give it." });
    const still = left.get(id);
    if (still) stays.push({ retellCallId: id, reason: await reasonOf(deps, still) });
  }
  await noteDay(deps, { runId, day, ...counts, found: differences.length }, differences, stays);
  return { found: differences.length, settled: settled.length + lostHere.length };
}

/** Nobody knows of it at the provider, and we said so ourselves: there is nothing to pay and nothing to find. */
function isClosedAsLost({ kind, ours }: Difference): boolean {
  return (
    kind === "missing_there" &&
    ours?.durationMs === 0 &&
    /^(lost_at_provider|not_placed)$/.test(ours.disconnectionReason ?? "")
  );
}

function asFound(difference: Difference) {
  const reasons = {
    missing_here: "The provider lists it, and it is not here.",
    missing_there: "It is here, and the provider does not know it.",
    other_duration: "The two durations differ.",
    other_cost: "The two costs differ.",
  } as const;
  return { ...difference, reason: reasons[difference.kind] };
}

async function reasonOf(deps: Deps, { kind, retellCallId, retellAgentId }: Difference): Promise<string> {
  if (kind === "missing_here") return await whyNotHere(deps.db.platform, retellCallId, retellAgentId);
  return "It was fetched and settled anew, and still differs.";
}
