"use client";

import { Button } from "@voxcalls/ui/button";
import { Input } from "@voxcalls/ui/input";
import { Kbd } from "@voxcalls/ui/kbd";
import { Select } from "@voxcalls/ui/select";
import { Search, X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { poolPlace } from "./pool-place";
import { poolStates } from "./pool-words";

const anyOne = "any";
const longestNumber = 15;

/** Digits and state above the pool; they live in the address. */
export function PoolFilters() {
  const [place, setPlace] = useQueryStates(poolPlace, { shallow: false, history: "push" });
  const [digits, setDigits] = useState(place.q ?? "");
  return (
    <form
      role="search"
      className="flex flex-wrap items-center gap-2 max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        void setPlace({ q: digits || null, trail: null });
      }}
    >
      <div className="w-full sm:w-64">
        <Input
          aria-label="Search numbers"
          placeholder="Contains digits"
          icon={<Search />}
          type="search"
          inputMode="numeric"
          value={digits}
          onChange={(event) => {
            const typed = event.target.value.replaceAll(/\D/g, "").slice(0, longestNumber);
            setDigits(typed);
            if (typed === "") void setPlace({ q: null, trail: null });
          }}
          trailing={digits === "" ? <Kbd className="pointer-coarse:hidden">/</Kbd> : undefined}
        />
      </div>
      <Select
        aria-label="State"
        look="button"
        className="w-auto"
        value={place.status ?? anyOne}
        onValueChange={(value) =>
          void setPlace({ status: value === anyOne ? null : (value as keyof typeof poolStates), trail: null })
        }
        options={[
          { value: anyOne, label: "Any state" },
          ...Object.entries(poolStates).map(([value, { word }]) => ({ value, label: word })),
        ]}
      />
      {place.q !== null || place.status !== null ? (
        <Button
          variant="ghost"
          onClick={() => {
            setDigits("");
            void setPlace(null);
          }}
        >
          <X />
          Clear
        </Button>
      ) : null}
    </form>
  );
}
