"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "~/features/shell/tab-links";

const home = "/dashboard/settings";
const sections = [
  { href: home, label: "Organisation" },
  { href: `${home}/limits`, label: "Limits" },
  { href: `${home}/security`, label: "Security" },
  { href: `${home}/privacy`, label: "Privacy" },
  { href: `${home}/developer`, label: "Developer" },
  { href: `${home}/audit`, label: "Audit log" },
  { href: `${home}/danger`, label: "Danger zone" },
] as const;

/** The sections of the settings; each has an address of its own. Who may only look has no danger zone. */
export function SettingsNav({ mayChange }: { mayChange: boolean }) {
  const path = usePathname();
  const shown = sections.filter(({ href }) => mayChange || href !== `${home}/danger`);
  const isOpen = (href: string) => path === href || (href !== home && path.startsWith(`${href}/`));
  return <TabLinks label="Settings" tabs={shown.map((section) => ({ ...section, isOpen: isOpen(section.href) }))} />;
}
