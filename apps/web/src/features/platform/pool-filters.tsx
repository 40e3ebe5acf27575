"use client";

import { useQueryStates } from "nuqs";
import { FilterBar } from "~/features/shell/filter-bar";
import { FilterSelect } from "~/features/shell/filter-select";
import { poolPlace, poolStatuses } from "./pool-place";
import { poolStates } from "./pool-words";

const states = poolStatuses.map((value) => ({ value, label: poolStates[value].word }));
const longestNumber = 15;

/** Digits and state above the pool. */
export function PoolFilters() {
  const [{ q, status }, set] = useQueryStates(poolPlace, { shallow: false, history: "push" });
  return (
    <FilterBar
      search={{ label: "Search numbers", placeholder: "Contains digits", inputMode: "numeric" }}
      keep={(typed) => typed.replaceAll(/\D/g, "").slice(0, longestNumber)}
      words={q}
      onWords={(digits) => void set({ q: digits, trail: null })}
      onClear={q !== null || status !== null ? () => void set(null) : null}
    >
      <FilterSelect
        label="State"
        any="Any state"
        value={status}
        choices={states}
        onPick={(value) => void set({ status: value, trail: null })}
      />
    </FilterBar>
  );
}
