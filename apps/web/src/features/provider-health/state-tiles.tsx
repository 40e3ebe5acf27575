"use client";

import { thingStates } from "@voxcalls/api/catalogue/provider-health";
import type { HealthView } from "@voxcalls/api/schemas/provider-health";
import { cn } from "@voxcalls/ui/cn";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { useQueryStates } from "nuqs";
import { healthPlace } from "./place";
import { stateWords } from "./words";

/** How many things stand in each state; a press shows them. */
export function StateTiles({ counts }: Pick<HealthView, "counts">) {
  const [{ state: chosen }, set] = useQueryStates(healthPlace, { shallow: false, history: "push" });
  return (
    <ul aria-label="By state" className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      {thingStates.map((state) => {
        const things = counts.reduce((sum, count) => (count.state === state ? sum + count.things : sum), 0);
        const isChosen = chosen === state;
        return (
          <li key={state}>
            <button
              type="button"
              aria-pressed={isChosen}
              onClick={() => void set({ state: isChosen ? null : state, trail: null })}
              className={cn(
                "flex h-full w-full flex-col items-start gap-1 rounded-lg border bg-card px-4 py-3 text-left hover:border-border-strong",
                isChosen && "ring-2 ring-ring",
              )}
            >
              <StatusDot tone={stateWords[state].tone} className="text-compact">
                {stateWords[state].word}
              </StatusDot>
              <span className="text-2xl font-semibold tabular-nums">{things.toLocaleString("en-US")}</span>
              <span className="text-xs text-muted-foreground">{stateWords[state].what}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
