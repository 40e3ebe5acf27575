import { cn } from "@voxcalls/ui/cn";
import Link from "next/link";

interface TabLinksProps {
  readonly label: string;
  readonly tabs: readonly { href: string; label: string; isOpen: boolean; count?: number }[];
}

/** Views of one thing, each with an address. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav aria-label={label} className="mb-6 flex gap-5 overflow-x-auto border-b [scrollbar-width:none]">
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
