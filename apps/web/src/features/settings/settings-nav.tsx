"use client";

import { cn } from "@voxcalls/ui/cn";
import Link from "next/link";
import { usePathname } from "next/navigation";

const home = "/dashboard/settings";
const sections = [
  { href: home, label: "Organisation" },
  { href: `${home}/security`, label: "Security" },
  { href: `${home}/developer`, label: "Developer" },
  { href: `${home}/audit`, label: "Audit log" },
  { href: `${home}/danger`, label: "Danger zone" },
] as const;

/** The sections of the settings; each has an address of its own. Who may only look has no danger zone. */
export function SettingsNav({ mayChange }: { mayChange: boolean }) {
  const path = usePathname();
  const shown = sections.filter(({ href }) => mayChange || href !== `${home}/danger`);
  return (
    <nav aria-label="Settings" className="mb-6 flex gap-5 overflow-x-auto border-b [scrollbar-width:none]">
      {shown.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className={cn(
            "relative flex h-9 shrink-0 items-center text-sm font-medium text-muted-foreground -outline-offset-2 transition-colors hover:text-foreground",
            "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 aria-[current=page]:text-foreground aria-[current=page]:after:bg-brand",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
