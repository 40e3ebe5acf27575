"use client";

import { cn } from "@voxcalls/ui/cn";
import Link from "next/link";
import { usePathname } from "next/navigation";

const home = "/dashboard/settings/developer";
const parts = [
  { href: home, label: "API keys" },
  { href: `${home}/webhooks`, label: "Webhooks" },
] as const;

/** The two halves of the developer settings. */
export function DeveloperNav() {
  const path = usePathname();
  return (
    <nav aria-label="Developer" className="mb-4 flex h-8 w-fit items-center rounded-lg bg-secondary p-0.5">
      {parts.map(({ href, label }) => {
        const isOpen = href === home ? path === home : path.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={isOpen ? "page" : undefined}
            className={cn(
              "inline-flex h-full items-center rounded-md px-2.5 text-compact font-medium text-secondary-foreground transition-colors hover:text-foreground",
              "aria-[current=page]:bg-card aria-[current=page]:text-foreground aria-[current=page]:ring-1 aria-[current=page]:ring-border-strong",
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
