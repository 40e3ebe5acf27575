"use client";

import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { FilterBar } from "~/features/shell/filter-bar";
import { FilterSelect } from "~/features/shell/filter-select";
import { recentDays } from "~/features/shell/recent-days";
import { isFiltered } from "./asked-filters";
import { reasons } from "./call-words";
import { callFilters } from "./filter-parsers";

const directions = [
  { value: "inbound", label: "Inbound" },
  { value: "outbound", label: "Outbound" },
  { value: "web", label: "Web" },
] as const;
const statuses = [
  { value: "in_progress", label: "In progress" },
  { value: "completed", label: "Completed" },
  { value: "failed", label: "Failed" },
] as const;
const results = [
  { value: "successful", label: "Successful" },
  { value: "unsuccessful", label: "Unsuccessful" },
] as const;

/** As the provider judges them. */
const moods = ["Positive", "Neutral", "Negative", "Unknown"];

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface CallFiltersProps {
  readonly agents: readonly Choice[];
  /** Empty for readers who see nobody's calls but their own. */
  readonly members: readonly Choice[];
  readonly tags: readonly string[];
  /** At the right end. */
  readonly end?: ReactNode;
}

/** Words and choices above the archive. */
export function CallFilters({ agents, members, tags, end }: CallFiltersProps) {
  const [filters, setFilters] = useQueryStates(callFilters, { shallow: false, history: "push" });
  const { q, days, agent, member, direction, status, result, reason, mood, tag } = filters;
  const set = (change: Partial<typeof filters>) => void setFilters({ ...change, trail: null });
  return (
    <FilterBar
      search={{ label: "Search calls", placeholder: "What was said, or a number", maxLength: 100 }}
      words={q}
      onWords={(words) => set({ q: words })}
      onClear={isFiltered(filters) ? () => void setFilters(null) : null}
      end={end}
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
      <FilterSelect
        label="End reason"
        any="Any end"
        value={reason}
        choices={Object.entries(reasons).map(([value, label]) => ({ value, label }))}
        onPick={(value) => set({ reason: value })}
      />
      <FilterSelect
        label="Sentiment"
        any="Any mood"
        value={mood}
        choices={moods.map((value) => ({ value, label: value }))}
        onPick={(value) => set({ mood: value })}
      />
      {tags.length > 0 || tag !== null ? (
        <FilterSelect
          label="Tag"
          any="Any tag"
          value={tag}
          choices={[...new Set([...tags, ...(tag === null ? [] : [tag])])].map((value) => ({ value, label: value }))}
          onPick={(value) => set({ tag: value })}
        />
      ) : null}
    </FilterBar>
  );
}
