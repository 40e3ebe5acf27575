"use client";

import { Button } from "@voxcalls/ui/button";
import { X } from "lucide-react";
import { useState, type ComponentProps, type ReactNode } from "react";
import { SearchBox } from "./search-box";

interface FilterBarProps {
  readonly search: Pick<ComponentProps<typeof SearchBox>, "label" | "placeholder" | "maxLength" | "inputMode">;
  /** The words that the list is searched for now. */
  readonly words: string | null;
  readonly onWords: (words: string | null) => void;
  /** What of the typed text counts; everything, unless told. */
  readonly keep?: (typed: string) => string;
  /** Null while nothing is filtered. */
  readonly onClear: (() => void) | null;
  /** The choices: `FilterSelect`s. */
  readonly children: ReactNode;
  /** At the right end. */
  readonly end?: ReactNode;
}

/** Search and choices above a list. They live in its address, so a view can be sent to somebody. */
export function FilterBar({ search, words, onWords, keep, onClear, children, end }: FilterBarProps) {
  const [typed, setTyped] = useState(words ?? "");
  const [searched, setSearched] = useState(words);
  // The address changes without this box too: by the way back, or by a link that clears the filters.
  if (searched !== words) {
    setSearched(words);
    setTyped(words ?? "");
  }
  return (
    <form
      role="search"
      className="flex min-w-0 grow flex-wrap items-start gap-2 max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        onWords(typed.trim() || null);
      }}
    >
      <SearchBox
        {...search}
        value={typed}
        onChange={(text) => {
          const kept = keep ? keep(text) : text;
          setTyped(kept);
          if (kept === "") onWords(null);
        }}
      />
      <div className="-mx-4 flex gap-2 overflow-x-auto px-4 [scrollbar-width:none] max-sm:w-[100vw] sm:mx-0 sm:flex-1 sm:flex-wrap sm:overflow-visible sm:px-0 [&>button]:shrink-0">
        {children}
        {onClear ? (
          <Button
            variant="ghost"
            onClick={() => {
              setTyped("");
              onClear();
            }}
          >
            <X />
            Clear
          </Button>
        ) : null}
        {end ? <div className="shrink-0 sm:ml-auto">{end}</div> : null}
      </div>
    </form>
  );
}
