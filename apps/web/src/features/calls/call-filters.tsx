"use client";

import { useQueryStates } from "nuqs";
import { FilterBar } from "~/features/shell/filter-bar";
import { FilterSelect } from "~/features/shell/filter-select";
import { recentDays } from "~/features/shell/recent-days";
import { isFiltered } from "./asked-filters";
import { callFilters } from "./filter-parsers";

const directions = [
  { value: "inbound", label: "Inbound" },
  { value: "outbound", label: "Outbound" },
  { value: "web", label: "Web" },
] as const;
const statuses = [
  { value: "in_progress", label: "In progress" },
  { value: "completed", label: "Completed" },
  { value: "failed", label: "Not connected" },
] as const;
const results = [
  { value: "successful", label: "Successful" },
  { value: "unsuccessful", label: "Unsuccessful" },
] as const;

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface CallFiltersProps {
  readonly agents: readonly Choice[];
  /** Empty for readers who see nobody's calls but their own. */
  readonly members: readonly Choice[];
}

/** Words and six choices above the archive. */
export function CallFilters({ agents, members }: CallFiltersProps) {
  const [filters, setFilters] = useQueryStates(callFilters, { shallow: false, history: "push" });
  const { q, days, agent, member, direction, status, result } = filters;
  const set = (change: Partial<typeof filters>) => void setFilters({ ...change, trail: null });
  return (
    <FilterBar
      search={{ label: "Search calls", placeholder: "Number, agent or summary", maxLength: 100 }}
      words={q}
      onWords={(words) => set({ q: words })}
      onClear={isFiltered(filters) ? () => void setFilters(null) : null}
    >
      <FilterSelect
        label="Time"
        any="Any time"
        value={days}
        choices={recentDays}
        onPick={(value) => set({ days: value })}
      />
      <FilterSelect
        label="Agent"
        any="Any agent"
        value={agent}
        choices={agents}
        onPick={(value) => set({ agent: value })}
      />
      {members.length > 0 ? (
        <FilterSelect
          label="User"
          any="Any user"
          value={member}
          choices={members}
          onPick={(value) => set({ member: value })}
        />
      ) : null}
      <FilterSelect
        label="Direction"
        any="Any direction"
        value={direction}
        choices={directions}
        onPick={(value) => set({ direction: value })}
      />
      <FilterSelect
        label="Status"
        any="Any status"
        value={status}
        choices={statuses}
        onPick={(value) => set({ status: value })}
      />
      <FilterSelect
        label="Result"
        any="Any result"
        value={result}
        choices={results}
        onPick={(value) => set({ result: value })}
      />
    </FilterBar>
  );
}
