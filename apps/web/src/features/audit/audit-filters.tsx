"use client";

import { Button } from "@voxcalls/ui/button";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Search, X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState, type ReactNode } from "react";
import { auditFilters, isFiltered } from "./audit-parsers";
import { actorKinds, objectKinds } from "./audit-words";

const anyOne = "any";

interface AuditFiltersProps {
  /** Kinds of actor and of things that this log can hold. */
  readonly actors: readonly string[];
  readonly things: readonly string[];
  /** At the right end: the way to take the entries along. */
  readonly action: ReactNode;
}

/** The filters above a log. They live in the address, so a view can be sent to somebody. */
export function AuditFilters({ actors, things, action }: AuditFiltersProps) {
  const [filters, setFilters] = useQueryStates(auditFilters, { shallow: false, history: "push" });
  const [words, setWords] = useState(filters.q ?? "");
  const set = (change: Partial<Record<keyof typeof auditFilters, string | null>>) => {
    void setFilters({ ...change, trail: null } as Parameters<typeof setFilters>[0]);
  };
  const clear = () => {
    setWords("");
    void setFilters({ q: null, who: null, thing: null, days: null, trail: null });
  };
  const pick = (name: "who" | "thing" | "days", label: string, any: string, choices: readonly [string, string][]) => (
    <Select
      aria-label={label}
      look="button"
      className={`w-auto max-w-52 ${filters[name] === null ? "" : "border-input"}`}
      value={filters[name] ?? anyOne}
      onValueChange={(value) => set({ [name]: value === anyOne ? null : value })}
      options={[{ value: anyOne, label: any }, ...choices.map(([value, word]) => ({ value, label: word }))]}
    />
  );
  return (
    <form
      role="search"
      className="mb-3 flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        set({ q: words.trim() || null });
      }}
    >
      <div className="w-full sm:w-64">
        <Input
          aria-label="Search the log"
          placeholder="Who, what or a changed value"
          icon={<Search />}
          value={words}
          maxLength={100}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === "") set({ q: null });
          }}
          type="search"
        />
      </div>
      <div className="flex flex-wrap gap-2">
        {pick("days", "Time", "Any time", [
          ["1", "Last 24 hours"],
          ["7", "Last 7 days"],
          ["30", "Last 30 days"],
          ["90", "Last 90 days"],
        ])}
        {pick(
          "who",
          "Who",
          "Anyone",
          actors.map((kind) => [kind, actorKinds[kind] ?? kind]),
        )}
        {pick(
          "thing",
          "What",
          "Anything",
          things.map((kind) => [kind, objectKinds[kind] ?? kind]),
        )}
        {isFiltered(filters) ? (
          <Button variant="ghost" onClick={clear}>
            <X />
            Clear
          </Button>
        ) : null}
      </div>
      <div className="sm:ml-auto">{action}</div>
    </form>
  );
}
