"use client";

import type { DayView } from "@voxcalls/api/schemas/reconciliation";
import { cn } from "@voxcalls/ui/cn";
import { Tooltip } from "@voxcalls/ui/tooltip";
import { useQueryStates } from "nuqs";
import { reconciliationPlace } from "./place";
import { dayStates } from "./words";

const looks = {
  agrees: "bg-success-subtle text-success-strong",
  open: "bg-warning-subtle text-warning-strong",
  not_compared: "bg-neutral-subtle text-neutral-strong",
};

const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const whole = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });

/** Five weeks, a cell a day, oldest first; a press shows the day's differences. Green says why. */
export function DaysGrid({ days }: { days: readonly DayView[] }) {
  const [{ day: chosen }, set] = useQueryStates(reconciliationPlace, { shallow: false, history: "push" });
  return (
    <ul aria-label="Days" className="grid grid-cols-7 gap-1.5">
      {days.toReversed().map((one, place) => {
        const at = new Date(one.day);
        const isChosen = chosen === one.day;
        const words = `${whole.format(at)}: ${dayStates[one.state].word}. ${one.reason}`;
        return (
          <li key={one.day}>
            <Tooltip content={words}>
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() =>
                  void set({ day: isChosen ? null : one.day, state: isChosen ? null : "all", trail: null })
                }
                className={cn(
                  "relative flex h-14 w-full flex-col justify-between rounded-lg px-2 py-1.5 text-left text-xs tabular-nums transition-shadow",
                  looks[one.state],
                  isChosen ? "ring-2 ring-ring" : "hover:ring-1 hover:ring-border-strong",
                )}
              >
                <span className="font-medium">
                  {at.getUTCDate()}
                  {place === 0 || at.getUTCDate() === 1 ? (
                    <span className="max-sm:hidden"> {month.format(at)}</span>
                  ) : null}
                </span>
                <span className="truncate">
                  {one.open > 0 ? one.open : (one.callsTheirs ?? "–")}
                  {one.open > 0 ? <span className="max-sm:hidden"> open</span> : null}
                </span>
                <span className="sr-only">{words}</span>
              </button>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}
