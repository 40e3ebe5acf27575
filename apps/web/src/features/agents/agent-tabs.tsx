"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "~/features/shell/tab-links";

const tabs = [
  { path: "", label: "Set up" },
  { path: "/tests", label: "Tests" },
  { path: "/versions", label: "Versions" },
] as const;

interface AgentTabsProps {
  readonly agentId: string;
  readonly mayTest: boolean;
}

/** The views of one agent. */
export function AgentTabs({ agentId, mayTest }: AgentTabsProps) {
  const here = usePathname();
  const shown = tabs.filter(({ path }) => mayTest || path !== "/tests");
  const base = `/dashboard/agent/${agentId}`;
  return (
    <TabLinks
      label="Agent"
      tabs={shown.map(({ path, label }) => ({ href: `${base}${path}`, label, isOpen: here === `${base}${path}` }))}
    />
  );
}
