"use client";

import { Input } from "@voxcalls/ui/input";
import { Kbd } from "@voxcalls/ui/kbd";
import { Search } from "lucide-react";

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly maxLength?: number | undefined;
  readonly inputMode?: "numeric" | undefined;
}

/** Where a list is searched; the key `/` leads here. */
export function SearchBox({ label, value, onChange, ...props }: SearchBoxProps) {
  return (
    <div className="w-full sm:w-64">
      <Input
        aria-label={label}
        icon={<Search />}
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        trailing={value === "" ? <Kbd className="pointer-coarse:hidden">/</Kbd> : undefined}
        {...props}
      />
    </div>
  );
}
