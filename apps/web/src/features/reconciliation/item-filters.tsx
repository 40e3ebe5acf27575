"use client";

import { differenceKinds } from "@voxcalls/api/catalogue/reconciliation";
import { Button } from "@voxcalls/ui/button";
import { X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "~/features/shell/filter-select";
import { reconciliationPlace } from "./place";
import { itemStates, kindWords } from "./words";

const states = [
  { value: "resolved", label: itemStates.resolved.word },
  { value: "ignored", label: itemStates.ignored.word },
  { value: "all", label: "Any state" },
] as const;

/** State and kind above the differences; `open` is how many are open, by kind. */
export function ItemFilters({ open }: { open: Readonly<Record<string, number>> }) {
  const [place, set] = useQueryStates(reconciliationPlace, { shallow: false, history: "push" });
  const isFiltered = place.state !== null || place.kind !== null || place.day !== null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <FilterSelect
        label="State"
        any="Open"
        value={place.state === "open" ? null : place.state}
        choices={states}
        onPick={(state) => void set({ state, trail: null })}
      />
      <FilterSelect
        label="Kind"
        any="Any kind"
        value={place.kind}
        choices={differenceKinds.map((value) => ({
          value,
          label: open[value] ? `${kindWords[value]} (${open[value]} open)` : kindWords[value],
        }))}
        onPick={(kind) => void set({ kind, trail: null })}
      />
      {isFiltered ? (
        <Button variant="ghost" onClick={() => void set({ state: null, kind: null, day: null, trail: null })}>
          <X />
          {place.day === null ? "Clear" : `Clear, of ${place.day} too`}
        </Button>
      ) : null}
    </div>
  );
}
