"use client";

import { Segmented } from "@voxcalls/ui/segmented";
import { usePathname, useRouter, useSearchParams } from "next/navigation";

interface AddressChoiceProps<Value extends string> {
  readonly label: string;
  /** The parameter of the address. */
  readonly name: string;
  readonly value: Value;
  /** The choice that the address need not name. */
  readonly standard: Value;
  readonly options: readonly { value: Value; label: string }[];
}

/** One of a few ways to look at a page; kept in its address. */
export function AddressChoice<Value extends string>({ name, standard, ...choice }: AddressChoiceProps<Value>) {
  const router = useRouter();
  const path = usePathname();
  const asked = useSearchParams();
  return (
    <Segmented
      {...choice}
      onValueChange={(next) => {
        const params = new URLSearchParams(asked);
        if (next === standard) params.delete(name);
        else params.set(name, next);
        router.push(params.size > 0 ? `${path}?${params}` : path, { scroll: false });
      }}
    />
  );
}
