"use client";

import { Select } from "@voxcalls/ui/select";
import { usePathname, useRouter, useSearchParams } from "next/navigation";

const anyOne = "any";

interface AgentFilterProps {
  readonly value: string | null;
  readonly agents: readonly { id: string; name: string }[];
}

/** Whose calls the overview looks at; kept in the address. */
export function AgentFilter({ value, agents }: AgentFilterProps) {
  const router = useRouter();
  const path = usePathname();
  const asked = useSearchParams();
  return (
    <Select
      aria-label="Agent"
      look="button"
      className="w-auto max-w-56"
      value={value ?? anyOne}
      onValueChange={(next) => {
        const params = new URLSearchParams(asked);
        if (next === anyOne) params.delete("agent");
        else params.set("agent", next);
        router.push(params.size > 0 ? `${path}?${params}` : path);
      }}
      options={[{ value: anyOne, label: "All agents" }, ...agents.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
