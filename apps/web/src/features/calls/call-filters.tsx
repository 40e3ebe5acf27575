"use client";

import { Button } from "@voxcalls/ui/button";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Search, X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { callFilters } from "./filter-parsers";

const anyOne = "any";

interface CallFiltersProps {
  readonly agents: readonly { id: string; name: string }[];
}

/** The filters above the archive. They live in the address, so a view can be sent to somebody. */
export function CallFilters({ agents }: CallFiltersProps) {
  const [filters, setFilters] = useQueryStates(callFilters, { shallow: false, history: "push" });
  const [words, setWords] = useState(filters.q ?? "");
  const set = (change: Partial<Record<keyof typeof callFilters, string | null>>) => {
    void setFilters({ ...change, trail: null } as Parameters<typeof setFilters>[0]);
  };
  const choice = (value: string) => (value === anyOne ? null : value);
  const active = Object.entries(filters).some(([key, value]) => key !== "trail" && key !== "rows" && value !== null);
  return (
    <form
      role="search"
      className="mb-4 flex flex-wrap items-center gap-2"
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
          onChange={(event) => setWords(event.target.value)}
          type="search"
        />
      </div>
      <Select
        aria-label="Agent"
        look="button"
        className="w-auto"
        value={filters.agent ?? anyOne}
        onValueChange={(value) => set({ agent: choice(value) })}
        options={[{ value: anyOne, label: "Any agent" }, ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        aria-label="Direction"
        look="button"
        className="w-auto"
        value={filters.direction ?? anyOne}
        onValueChange={(value) => set({ direction: choice(value) })}
        options={[
          { value: anyOne, label: "Any direction" },
          { value: "inbound", label: "Inbound" },
          { value: "outbound", label: "Outbound" },
          { value: "web", label: "Web" },
        ]}
      />
      <Select
        aria-label="Status"
        look="button"
        className="w-auto"
        value={filters.status ?? anyOne}
        onValueChange={(value) => set({ status: choice(value) })}
        options={[
          { value: anyOne, label: "Any status" },
          { value: "in_progress", label: "In progress" },
          { value: "completed", label: "Completed" },
          { value: "failed", label: "Not connected" },
        ]}
      />
      {active ? (
        <Button
          variant="ghost"
          onClick={() => {
            setWords("");
            void setFilters(null);
          }}
        >
          <X />
          Clear
        </Button>
      ) : null}
    </form>
  );
}
