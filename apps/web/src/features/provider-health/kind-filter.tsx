"use client";

import { thingKinds, thingStates } from "@voxcalls/api/catalogue/provider-health";
import { Button } from "@voxcalls/ui/button";
import { X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "~/features/shell/filter-select";
import { healthPlace } from "./place";
import { kindWords, stateWords } from "./words";

const states = [
  ...thingStates.map((value) => ({ value, label: stateWords[value].word })),
  { value: "all" as const, label: "Any state" },
];

/** State and kind above the things. */
export function KindFilter() {
  const [place, set] = useQueryStates(healthPlace, { shallow: false, history: "push" });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <FilterSelect
        label="State"
        any="Asks for a look"
        value={place.state}
        choices={states}
        onPick={(state) => void set({ state, trail: null })}
      />
      <FilterSelect
        label="Kind"
        any="Any kind"
        value={place.kind}
        choices={thingKinds.map((value) => ({ value, label: kindWords[value] }))}
        onPick={(kind) => void set({ kind, trail: null })}
      />
      {place.state !== null || place.kind !== null ? (
        <Button variant="ghost" onClick={() => void set({ state: null, kind: null, trail: null })}>
          <X />
          Clear
        </Button>
      ) : null}
    </div>
  );
}
