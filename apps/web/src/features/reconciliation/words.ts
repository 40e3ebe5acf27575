import type { DifferenceKind } from "@voxcalls/api/catalogue/reconciliation";
import type { DayView, ItemView, RunView } from "@voxcalls/api/schemas/reconciliation";

export const kindWords: Readonly<Record<DifferenceKind, string>> = {
  missing_here: "Missing here",
  missing_there: "Missing there",
  other_duration: "Other duration",
  other_cost: "Other cost",
};

export const itemStates = {
  open: { tone: "warning", word: "Open" },
  resolved: { tone: "success", word: "Settled" },
  ignored: { tone: "neutral", word: "May stay" },
} as const satisfies Record<ItemView["state"], unknown>;

export const dayStates = {
  agrees: { tone: "success", word: "Agrees" },
  open: { tone: "warning", word: "Open" },
  not_compared: { tone: "neutral", word: "Not compared" },
} as const satisfies Record<DayView["state"], unknown>;

/** A run in a sentence: what it looks at, or what it came to. */
export function runWords({ state, fromDay, toDay, nextDay, found, settled, problem }: RunView): string {
  if (state === "running")
    return problem === null
      ? `It compares ${nextDay > toDay ? toDay : nextDay} (${fromDay} to ${toDay}).`
      : `It is held up at ${nextDay} and tries again: ${problem}`;
  if (state === "failed") return `It gave up at ${nextDay}: ${problem ?? "unknown"}`;
  return found === 0 ? "Everything agrees." : `${found} found, ${settled} of them settled at once.`;
}
