"use client";

import { useQueryStates } from "nuqs";
import { FilterBar } from "~/features/shell/filter-bar";
import { FilterSelect } from "~/features/shell/filter-select";
import { plansByName, tenantStates } from "./tenant-words";
import { tenantPlans, tenantsPlace, tenantStatuses } from "./tenants-place";

const states = tenantStatuses.map((value) => ({ value, label: tenantStates[value].word }));
const plans = tenantPlans.map((value) => ({ value, label: plansByName[value] }));

/** Words, state and plan above the organisations. */
export function TenantsFilters() {
  const [{ q, status, plan }, set] = useQueryStates(tenantsPlace, { shallow: false, history: "push" });
  const isFiltered = q !== null || status !== null || plan !== null;
  return (
    <FilterBar
      search={{ label: "Search organisations", placeholder: "Name or short name", maxLength: 120 }}
      words={q}
      onWords={(words) => void set({ q: words, trail: null })}
      onClear={isFiltered ? () => void set(null) : null}
    >
      <FilterSelect
        label="State"
        any="Any state"
        value={status}
        choices={states}
        onPick={(value) => void set({ status: value, trail: null })}
      />
      <FilterSelect
        label="Plan"
        any="Any plan"
        value={plan}
        choices={plans}
        onPick={(value) => void set({ plan: value, trail: null })}
      />
    </FilterBar>
  );
}
