import { outcomes, refusals } from "@voxcalls/api/catalogue/batches";
import { haltReasons, type HaltReason } from "@voxcalls/api/catalogue/limits";
import type { BatchRowView, BatchView } from "@voxcalls/api/schemas/batches";

interface Told {
  readonly tone: "success" | "warning" | "danger" | "info" | "neutral";
  readonly word: string;
}

const batchStates: Record<BatchView["state"], Told> = {
  draft: { tone: "neutral", word: "Draft" },
  scheduled: { tone: "info", word: "Scheduled" },
  running: { tone: "success", word: "Calling" },
  halted: { tone: "warning", word: "Waits" },
  paused: { tone: "warning", word: "Paused" },
  done: { tone: "success", word: "Done" },
  cancelled: { tone: "neutral", word: "Cancelled" },
};

/** The state of a batch as it is shown: one that only waits for a further try or for its window does not call. */
export function stateWords({ state, waits }: Pick<BatchView, "state" | "waits">): Told {
  if (!waits) return batchStates[state];
  return { tone: "info", word: waits.what === "window" ? "Window opens" : "Tries again" };
}

export const rowStates: Record<BatchRowView["state"], Told> = {
  waiting: { tone: "neutral", word: "Waiting" },
  calling: { tone: "info", word: "Calling" },
  reached: { tone: "success", word: "Reached" },
  not_reached: { tone: "warning", word: "Not reached" },
  refused: { tone: "danger", word: "Not called" },
  cancelled: { tone: "neutral", word: "Cancelled" },
};

export function outcomeWords(outcome: BatchRowView["outcome"]): string {
  return outcome === null ? "–" : { ...outcomes, ...refusals }[outcome];
}

/** Why nobody is called, and whether somebody has to do something about it. */
export function haltWords(reason: HaltReason, state: BatchView["state"]): string {
  const next =
    state === "paused" ? "Resume it when you want it to go on." : "It goes on by itself when that has passed.";
  return `${haltReasons[reason]}. ${next}`;
}

export const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** "Mon–Fri, 09:00–18:00 where they are". */
export function windowWords({
  weekdays,
  windowFrom,
  windowTo,
}: Pick<BatchView, "weekdays" | "windowFrom" | "windowTo">) {
  const days = weekdays.toSorted((a, b) => a - b);
  const first = days[0] ?? 1;
  const last = days.at(-1) ?? 7;
  const isRun = days.length > 2 && last - first === days.length - 1;
  const names = isRun
    ? days.length === 7
      ? "Every day"
      : `${nameOf(first)}–${nameOf(last)}`
    : days.map(nameOf).join(", ");
  return `${names}, ${windowFrom}–${windowTo}`;
}

function nameOf(day: number): string {
  return weekdayNames[day - 1] ?? "";
}

/** How many numbers there are to call, and with how many of them it is through. */
export function progressOf({ rows }: Pick<BatchView, "rows">): { done: number; all: number } {
  const done = rows.reached + rows.notReached;
  return { done, all: done + rows.waiting + rows.calling + rows.cancelled };
}
