"use client";

import { Button } from "@voxcalls/ui/button";
import { RefreshCw, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useTransition } from "react";
import { FilterSelect } from "~/features/shell/filter-select";
import { logFilters } from "./log-parsers";
import { eventChoices } from "./webhook-words";

const states = [
  { value: "pending", label: "On its way" },
  { value: "delivered", label: "Delivered" },
  { value: "failed", label: "Failed" },
] as const;
const types = [...eventChoices.map(({ value }) => value), "ping"].map((value) => ({ value, label: value }));

/** State and event above an endpoint's log. */
export function LogFilters() {
  const router = useRouter();
  const [isLooking, look] = useTransition();
  const [filters, set] = useQueryStates(logFilters, { shallow: false, history: "push" });
  const isFiltered = filters.status !== null || filters.type !== null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <FilterSelect
        label="State"
        any="Any state"
        value={filters.status}
        choices={states}
        onPick={(status) => void set({ status, trail: null })}
      />
      <FilterSelect
        label="Event"
        any="Any event"
        value={filters.type}
        choices={types}
        onPick={(type) => void set({ type, trail: null })}
      />
      {isFiltered ? (
        <Button variant="ghost" onClick={() => void set({ status: null, type: null, trail: null })}>
          <X />
          Clear
        </Button>
      ) : null}
      <Button className="ml-auto" variant="ghost" pending={isLooking} onClick={() => look(() => router.refresh())}>
        <RefreshCw />
        Look again
      </Button>
    </div>
  );
}
