"use client";

import { Button } from "@voxcalls/ui/button";
import { Input } from "@voxcalls/ui/input";
import { Kbd } from "@voxcalls/ui/kbd";
import { Select } from "@voxcalls/ui/select";
import { Search, X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { isFiltered } from "./asked-filters";
import { callFilters } from "./filter-parsers";

const anyOne = "any";

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface CallFiltersProps {
  readonly agents: readonly Choice[];
  /** Empty for readers who see nobody's calls but their own. */
  readonly members: readonly Choice[];
}

/** The filters above the archive. They live in the address, so a view can be sent to somebody. */
export function CallFilters({ agents, members }: CallFiltersProps) {
  const [filters, setFilters] = useQueryStates(callFilters, { shallow: false, history: "push" });
  const [words, setWords] = useState(filters.q ?? "");
  const set = (change: Partial<Record<keyof typeof callFilters, string | null>>) => {
    void setFilters({ ...change, trail: null } as Parameters<typeof setFilters>[0]);
  };
  const clear = () => {
    setWords("");
    void setFilters(null);
  };
  const pick = (name: keyof typeof callFilters, label: string, any: string, choices: readonly Choice[]) => (
    <Select
      aria-label={label}
      look="button"
      className={`w-auto max-w-52 ${filters[name] === null ? "" : "border-input"}`}
      value={String(filters[name] ?? anyOne)}
      onValueChange={(value) => set({ [name]: value === anyOne ? null : value })}
      options={[{ value: anyOne, label: any }, ...choices.map(({ id, name: word }) => ({ value: id, label: word }))]}
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
          aria-label="Search calls"
          placeholder="Number, agent or summary"
          icon={<Search />}
          value={words}
          maxLength={100}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === "") set({ q: null });
          }}
          type="search"
          trailing={words === "" ? <Kbd className="pointer-coarse:hidden">/</Kbd> : undefined}
        />
      </div>
      <div className="-mx-4 flex gap-2 overflow-x-auto px-4 [scrollbar-width:none] max-sm:w-[100vw] sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0 [&>button]:shrink-0">
        {pick("days", "Time", "Any time", [
          { id: "1", name: "Last 24 hours" },
          { id: "7", name: "Last 7 days" },
          { id: "30", name: "Last 30 days" },
          { id: "90", name: "Last 90 days" },
        ])}
        {pick("agent", "Agent", "Any agent", agents)}
        {members.length > 0 ? pick("member", "User", "Any user", members) : null}
        {pick("direction", "Direction", "Any direction", [
          { id: "inbound", name: "Inbound" },
          { id: "outbound", name: "Outbound" },
          { id: "web", name: "Web" },
        ])}
        {pick("status", "Status", "Any status", [
          { id: "in_progress", name: "In progress" },
          { id: "completed", name: "Completed" },
          { id: "failed", name: "Not connected" },
        ])}
        {pick("result", "Result", "Any result", [
          { id: "successful", name: "Successful" },
          { id: "unsuccessful", name: "Unsuccessful" },
        ])}
        {isFiltered(filters) ? (
          <Button variant="ghost" onClick={clear}>
            <X />
            Clear
          </Button>
        ) : null}
      </div>
    </form>
  );
}
