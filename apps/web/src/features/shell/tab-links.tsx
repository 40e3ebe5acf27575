"use client";

import { cn } from "@voxcalls/ui/cn";
import Link from "next/link";
import { useEffect, useRef } from "react";

interface TabLinksProps {
  readonly label: string;
  readonly tabs: readonly { href: string; label: string; isOpen: boolean; count?: number | undefined }[];
}

/** Views of one thing, each with an address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const nav = useRef<HTMLElement>(null);
  const open = tabs.find(({ isOpen }) => isOpen)?.href;
  useEffect(() => {
    // On a phone not all of them fit; the open one must be among those that do.
    const link = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && link)
      nav.current.scrollLeft = link.offsetLeft - (nav.current.clientWidth - link.offsetWidth) / 2;
  }, [open]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="relative mb-6 flex gap-5 overflow-x-auto border-b [scrollbar-width:none] max-sm:-mx-4 max-sm:px-4"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          scroll={false}
          aria-current={tab.isOpen ? "page" : undefined}
          className={cn(
            "relative flex h-9 shrink-0 items-center gap-1.5 text-sm font-medium text-muted-foreground -outline-offset-2 transition-colors hover:text-foreground",
            "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 aria-[current=page]:text-foreground aria-[current=page]:after:bg-brand",
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : (
            <span className="text-xs font-normal text-muted-foreground">{tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
