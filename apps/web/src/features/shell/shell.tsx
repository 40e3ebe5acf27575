"use client";

import type { ActingRole } from "@voxcalls/api/permissions";
import type { Preferences } from "@voxcalls/api/schemas/auth";
import { AppShell } from "@voxcalls/ui/app-shell";
import { DropdownMenuItem } from "@voxcalls/ui/dropdown-menu";
import { SidebarUser } from "@voxcalls/ui/sidebar-user";
import { TimeZoneProvider } from "@voxcalls/ui/time-zone";
import { useSavedTheme } from "@voxcalls/ui/use-saved-theme";
import { CircleUser, Keyboard, LogOut } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, type ReactNode } from "react";
import { signOutAction } from "~/features/auth/actions";
import { trpc } from "~/trpc/client";
import { navigationFor } from "./navigation";
import { usePalette } from "./use-palette";

interface ShellProps {
  readonly place: { name: string; plan: string };
  readonly role: ActingRole;
  readonly name: string;
  readonly email: string;
  /** As the person has saved them. */
  readonly preferences: Preferences;
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

/** The frame around every page behind the sign-in. */
export function Shell({ place, role, name, email, preferences, banner, children }: ShellProps) {
  const path = usePathname();
  const router = useRouter();
  const { mutate: save } = trpc.auth.updateMe.useMutation();
  const saveTheme = useCallback((choice: Preferences["theme"]) => save({ settings: { theme: choice } }), [save]);
  useSavedTheme(preferences.theme, saveTheme);
  const { openPalette, openKeys, floating } = usePalette(role);
  const account = (
    <SidebarUser name={name} detail={email}>
      <DropdownMenuItem icon={<CircleUser />} onSelect={() => router.push("/account")}>
        Your account
      </DropdownMenuItem>
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
    <TimeZoneProvider timeZone={preferences.timeZone}>
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
    </TimeZoneProvider>
  );
}
