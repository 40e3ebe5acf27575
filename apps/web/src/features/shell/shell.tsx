"use client";

import type { PersonRole } from "@voxcalls/api/permissions";
import { AppShell } from "@voxcalls/ui/app-shell";
import { DropdownMenuItem } from "@voxcalls/ui/dropdown-menu";
import { SidebarUser } from "@voxcalls/ui/sidebar-user";
import { Keyboard, LogOut } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { signOutAction } from "~/features/auth/actions";
import { navigationFor } from "./navigation";
import { usePalette } from "./use-palette";

interface ShellProps {
  readonly place: { name: string; plan: string };
  readonly role: PersonRole;
  readonly name: string;
  readonly email: string;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame around every page behind the sign-in. */
export function Shell({ place, role, name, email, banner, children }: ShellProps) {
  const path = usePathname();
  const { openPalette, openKeys, floating } = usePalette(role);
  const account = (
    <SidebarUser name={name} detail={email}>
      <DropdownMenuItem icon={<Keyboard />} shortcut="?" onSelect={openKeys}>
        Keys
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void signOutAction()}>
        <LogOut />
        Sign out
      </DropdownMenuItem>
    </SidebarUser>
  );
  return (
    <AppShell
      tenant={place}
      groups={navigationFor(role)}
      path={path}
      onSearch={openPalette}
      footer={account}
      banner={banner}
    >
      {children}
      {floating}
    </AppShell>
  );
}
