"use client";

import { Segmented } from "@voxcalls/ui/segmented";
import { usePathname, useRouter } from "next/navigation";
import { ranges, type Range } from "./ranges";

/** The span of days that the overview looks at; kept in the address. */
export function RangeSwitch({ value }: { value: Range }) {
  const router = useRouter();
  const path = usePathname();
  return (
    <Segmented
      label="Span of days"
      value={value}
      onValueChange={(next) => router.push(next === "30" ? path : `${path}?days=${next}`)}
      options={ranges.map((days) => ({ value: days, label: `${days} days` }))}
    />
  );
}
