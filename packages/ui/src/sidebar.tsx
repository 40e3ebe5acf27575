"use client";

import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { activeHref } from "./active-href";
import { Avatar } from "./avatar";
import { cn } from "./cn";
import { Kbd } from "./kbd";
import { AppLink } from "./link";
import { useModifierKey } from "./use-modifier-key";

type SidebarItem = {
  label: string;
  href: string;
  /** A Lucide icon. */
  icon: ReactNode;
  /** Muted, at the right: a count, "live". */
  count?: ReactNode;
};

type SidebarProps = {
  /** Whose place this is; for the platform's own pages its name and "Super admin". */
  tenant: { name: string; plan: string };
  /** Only what the reader may open. */
  groups: readonly { heading: string; items: readonly SidebarItem[] }[];
  /** Path of the page that is open. */
  path: string;
  /** Opens the command palette. */
  onSearch?: (() => void) | undefined;
  /** At the foot: limits, then SidebarUser. */
  footer?: ReactNode;
  /** A link was followed (closes the drawer on a phone). */
  onNavigate?: (() => void) | undefined;
};

/** The way through the product. AppShell places it, in a drawer on a phone. */
export function Sidebar({ tenant, groups, path, onSearch, footer, onNavigate }: SidebarProps) {
  const modifier = useModifierKey();
  const active = activeHref(
    path,
    groups.flatMap((group) => group.items.map((item) => item.href)),
  );
  return (
    <div className="flex h-full min-w-60 flex-col bg-sidebar text-sidebar-foreground">
      <div className="flex h-14 shrink-0 items-center gap-2.5 px-4 folded:px-3">
        <Avatar name={tenant.name} shape="square" />
        <div className="min-w-0 folded:opacity-0">
          <div title={tenant.name} className="truncate text-sm leading-5 font-semibold text-foreground">
            {tenant.name}
          </div>
          <div className="truncate text-xs text-muted-foreground">{tenant.plan}</div>
        </div>
      </div>
      {onSearch ? (
        <div className="px-3 pb-1">
          <button
            type="button"
            onClick={onSearch}
            className="flex h-8 w-full items-center gap-2 rounded-lg border border-border-strong px-2 text-compact text-muted-foreground transition-colors hover:bg-sidebar-accent hover:text-foreground folded:w-8"
          >
            <Search aria-hidden className="size-4 shrink-0" />
            <span className="min-w-0 flex-1 overflow-hidden text-left folded:opacity-0">Search</span>
            <Kbd className="folded:hidden">{modifier}K</Kbd>
          </button>
        </div>
      ) : null}
      <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto px-3 py-2">
        {groups.map((group) => (
          <section key={group.heading} className="mb-4">
            <h2 className="px-2 pt-1 pb-1.5 text-xs font-medium text-muted-foreground folded:opacity-0">
              {group.heading}
            </h2>
            <ul className="flex flex-col gap-px">
              {group.items.map((item) => (
                <li key={item.href}>
                  <SidebarLink item={item} active={item.href === active} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      {footer ? <div className="flex shrink-0 flex-col gap-1 border-t border-sidebar-border p-3">{footer}</div> : null}
    </div>
  );
}

type SidebarLinkProps = { item: SidebarItem; active: boolean; onNavigate: (() => void) | undefined };

function SidebarLink({ item, active, onNavigate }: SidebarLinkProps) {
  return (
    <AppLink
      href={item.href}
      {...(active ? { "aria-current": "page" } : {})}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors folded:w-8 [&_svg]:size-4 [&_svg]:shrink-0",
        active
          ? "bg-brand-subtle font-medium text-brand"
          : "hover:bg-sidebar-accent hover:text-foreground [&_svg]:text-muted-foreground hover:[&_svg]:text-foreground",
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate folded:opacity-0">{item.label}</span>
      {item.count === undefined ? null : <span className="text-xs">{item.count}</span>}
    </AppLink>
  );
}
