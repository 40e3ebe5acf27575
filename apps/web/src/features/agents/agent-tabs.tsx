"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "~/features/shell/tab-links";

const tabs = [
  { path: "", label: "Set up" },
  { path: "/tests", label: "Tests" },
  { path: "/versions", label: "Versions" },
] as const;

/** The views of one agent. */
export function AgentTabs({ agentId }: { readonly agentId: string }) {
  const here = usePathname();
  const base = `/dashboard/agent/${agentId}`;
  return (
    <TabLinks
      label="Agent"
      tabs={tabs.map(({ path, label }) => ({ href: `${base}${path}`, label, isOpen: here === `${base}${path}` }))}
    />
  );
}
