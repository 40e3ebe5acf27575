"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "./avatar";
import { DropdownMenu, DropdownMenuContent, DropdownMenuSeparator, DropdownMenuTrigger } from "./dropdown-menu";
import { ThemeMenuItems } from "./theme-toggle";

type SidebarUserProps = {
  name: string;
  /** Under the name: the e-mail address or the role. */
  detail: string;
  /** DropdownMenuItems: profile, sign out. The theme switch stands above them. */
  children: ReactNode;
};

/** Who is signed in, with the menu of one's own things. */
export function SidebarUser({ name, detail, children }: SidebarUserProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex w-full items-center gap-2.5 rounded-lg p-1.5 text-left transition-colors hover:bg-sidebar-accent folded:w-8 folded:p-0.5 data-[state=open]:bg-sidebar-accent">
        <Avatar name={name} className="size-7 text-[11px]" />
        <span className="min-w-0 flex-1 folded:opacity-0">
          <span className="block truncate text-compact leading-4 font-medium text-foreground">{name}</span>
          <span className="block truncate text-xs text-secondary-foreground">{detail}</span>
        </span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground folded:hidden" />
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-(--radix-dropdown-menu-trigger-width) min-w-56">
        <ThemeMenuItems />
        <DropdownMenuSeparator />
        {children}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
