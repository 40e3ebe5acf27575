"use client";

import { useQueryStates } from "nuqs";
import type { ReactNode } from "react";
import { FilterBar } from "~/features/shell/filter-bar";
import { FilterSelect } from "~/features/shell/filter-select";
import { recentDays } from "~/features/shell/recent-days";
import { auditFilters, isFiltered, type ActorKind, type ThingKind } from "./audit-parsers";
import { actorKinds, objectKinds } from "./audit-words";

interface AuditFiltersProps {
  /** Kinds of actor and of things that this log can hold. */
  readonly actors: readonly ActorKind[];
  readonly things: readonly ThingKind[];
  /** At the right end: the way to take the entries along. */
  readonly action: ReactNode;
}

/** Words, time, actor and thing above a log. */
export function AuditFilters({ actors, things, action }: AuditFiltersProps) {
  const [filters, set] = useQueryStates(auditFilters, { shallow: false, history: "push" });
  return (
    <FilterBar
      search={{ label: "Search the log", placeholder: "Who, what or a value", maxLength: 100 }}
      words={filters.q}
      onWords={(words) => void set({ q: words, trail: null })}
      onClear={
        isFiltered(filters) ? () => void set({ q: null, who: null, thing: null, days: null, trail: null }) : null
      }
      end={action}
    >
      <FilterSelect
        label="Time"
        any="Any time"
        value={filters.days}
        choices={recentDays}
        onPick={(value) => void set({ days: value, trail: null })}
      />
      <FilterSelect
        label="Who"
        any="Anyone"
        value={filters.who}
        choices={actors.map((value) => ({ value, label: actorKinds[value] ?? value }))}
        onPick={(value) => void set({ who: value, trail: null })}
      />
      <FilterSelect
        label="What"
        any="Anything"
        value={filters.thing}
        choices={things.map((value) => ({ value, label: objectKinds[value] ?? value }))}
        onPick={(value) => void set({ thing: value, trail: null })}
      />
    </FilterBar>
  );
}
