"use client";

import { Segmented } from "@voxcalls/ui/segmented";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { ranges, type Range } from "./ranges";

/** The span of days that the overview looks at; kept in the address. */
export function RangeSwitch({ value }: { value: Range }) {
  const router = useRouter();
  const path = usePathname();
  const asked = useSearchParams();
  return (
    <Segmented
      label="Span of days"
      value={value}
      onValueChange={(next) => {
        const params = new URLSearchParams(asked);
        if (next === "30") params.delete("days");
        else params.set("days", next);
        router.push(params.size > 0 ? `${path}?${params}` : path);
      }}
      options={ranges.map((days) => ({ value: days, label: `${days} days` }))}
    />
  );
}
