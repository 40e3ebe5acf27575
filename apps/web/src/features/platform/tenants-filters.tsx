"use client";

import { Button } from "@voxcalls/ui/button";
import { Input } from "@voxcalls/ui/input";
import { Kbd } from "@voxcalls/ui/kbd";
import { Select } from "@voxcalls/ui/select";
import { Search, X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { plansByName, tenantStates } from "./tenant-words";
import { tenantsPlace } from "./tenants-place";

const anyOne = "any";

/** Words, state and plan above the list; they live in the address. */
export function TenantsFilters() {
  const [place, setPlace] = useQueryStates(tenantsPlace, { shallow: false, history: "push" });
  const [words, setWords] = useState(place.q ?? "");
  const filtered = place.q !== null || place.status !== null || place.plan !== null;
  return (
    <form
      role="search"
      className="flex flex-wrap items-center gap-2 max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        void setPlace({ q: words.trim() || null, trail: null });
      }}
    >
      <div className="w-full sm:w-64">
        <Input
          aria-label="Search organisations"
          placeholder="Name or short name"
          icon={<Search />}
          type="search"
          maxLength={120}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === "") void setPlace({ q: null, trail: null });
          }}
          trailing={words === "" ? <Kbd className="pointer-coarse:hidden">/</Kbd> : undefined}
        />
      </div>
      <Select
        aria-label="State"
        look="button"
        className="w-auto"
        value={place.status ?? anyOne}
        onValueChange={(value) =>
          void setPlace({ status: value === anyOne ? null : (value as keyof typeof tenantStates), trail: null })
        }
        options={[
          { value: anyOne, label: "Any state" },
          ...Object.entries(tenantStates).map(([value, { word }]) => ({ value, label: word })),
        ]}
      />
      <Select
        aria-label="Plan"
        look="button"
        className="w-auto"
        value={place.plan ?? anyOne}
        onValueChange={(value) =>
          void setPlace({ plan: value === anyOne ? null : (value as keyof typeof plansByName), trail: null })
        }
        options={[
          { value: anyOne, label: "Any plan" },
          ...Object.entries(plansByName).map(([value, label]) => ({ value, label })),
        ]}
      />
      {filtered ? (
        <Button
          variant="ghost"
          onClick={() => {
            setWords("");
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
