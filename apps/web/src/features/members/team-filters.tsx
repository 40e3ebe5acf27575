"use client";

import { Button } from "@voxcalls/ui/button";
import { Input } from "@voxcalls/ui/input";
import { Kbd } from "@voxcalls/ui/kbd";
import { Select } from "@voxcalls/ui/select";
import { Search, X } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { teamPlace } from "./team-place";

const anyOne = "any";

/** Name, role and status above the members; they live in the address. */
export function TeamFilters() {
  const [place, setPlace] = useQueryStates(teamPlace, { shallow: false, history: "push" });
  const [words, setWords] = useState(place.q ?? "");
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
          aria-label="Search members"
          placeholder="Name or e-mail"
          icon={<Search />}
          type="search"
          value={words}
          maxLength={100}
          onChange={(event) => {
            setWords(event.target.value);
            if (event.target.value === "") void setPlace({ q: null, trail: null });
          }}
          trailing={words === "" ? <Kbd className="pointer-coarse:hidden">/</Kbd> : undefined}
        />
      </div>
      <Select
        aria-label="Role"
        look="button"
        className="w-auto"
        value={place.role ?? anyOne}
        onValueChange={(value) =>
          void setPlace({ role: value === anyOne ? null : (value as "admin" | "user"), trail: null })
        }
        options={[
          { value: anyOne, label: "Any role" },
          { value: "admin", label: "Admins" },
          { value: "user", label: "Users" },
        ]}
      />
      <Select
        aria-label="Status"
        look="button"
        className="w-auto"
        value={place.status ?? anyOne}
        onValueChange={(value) =>
          void setPlace({ status: value === anyOne ? null : (value as "active" | "suspended"), trail: null })
        }
        options={[
          { value: anyOne, label: "Any status" },
          { value: "active", label: "Active" },
          { value: "suspended", label: "Suspended" },
        ]}
      />
      {place.q !== null || place.role !== null || place.status !== null ? (
        <Button
          variant="ghost"
          onClick={() => {
            setWords("");
            void setPlace({ q: null, role: null, status: null, trail: null });
          }}
        >
          <X />
          Clear
        </Button>
      ) : null}
    </form>
  );
}
