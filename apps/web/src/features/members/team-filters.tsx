"use client";

import { useQueryStates } from "nuqs";
import { FilterBar } from "~/features/shell/filter-bar";
import { FilterSelect } from "~/features/shell/filter-select";
import { teamPlace } from "./team-place";

const roles = [
  { value: "admin", label: "Admins" },
  { value: "user", label: "Users" },
] as const;
const statuses = [
  { value: "active", label: "Active" },
  { value: "suspended", label: "Suspended" },
] as const;

/** Name, role and status above the members. */
export function TeamFilters() {
  const [{ q, role, status }, set] = useQueryStates(teamPlace, { shallow: false, history: "push" });
  const isFiltered = q !== null || role !== null || status !== null;
  return (
    <FilterBar
      search={{ label: "Search members", placeholder: "Name or e-mail", maxLength: 100 }}
      words={q}
      onWords={(words) => void set({ q: words, trail: null })}
      onClear={isFiltered ? () => void set({ q: null, role: null, status: null, trail: null }) : null}
    >
      <FilterSelect
        label="Role"
        any="Any role"
        value={role}
        choices={roles}
        onPick={(value) => void set({ role: value, trail: null })}
      />
      <FilterSelect
        label="Status"
        any="Any status"
        value={status}
        choices={statuses}
        onPick={(value) => void set({ status: value, trail: null })}
      />
    </FilterBar>
  );
}
