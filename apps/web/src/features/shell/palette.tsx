"use client";

import { may, type ActingRole } from "@voxcalls/api/permissions";
import { CommandPalette } from "@voxcalls/ui/command";
import { Keyboard, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { navigationFor } from "./navigation";
import { useFoundOnPlatform, useFoundInTenant } from "./use-found";

const pauseMs = 180;

interface PaletteProps {
  readonly role: ActingRole;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onKeys: () => void;
}

/** ⌘K: the pages of this role, and what the server finds of agents, calls and numbers. */
export function Palette({ role, open, onOpenChange, onKeys }: PaletteProps) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim());
  const go = (href: string) => router.push(href);
  const inTenant = useFoundInTenant(role, open && role !== "super_admin", words, go);
  const onPlatform = useFoundOnPlatform(open && role === "super_admin", words, go);
  const pages = navigationFor(role).flatMap(({ heading, items }) =>
    items.map(({ label, href, icon }) => ({ id: href, label, icon, hint: heading, onSelect: () => go(href) })),
  );
  const acts = [
    ...(role !== "super_admin" && may(role, "agents:create")
      ? [{ id: "new-agent", label: "New agent", icon: <Plus />, onSelect: () => go("/dashboard/agent/new") }]
      : []),
    ...(role !== "super_admin" && may(role, "batches:manage")
      ? [{ id: "new-batch", label: "New batch", icon: <Plus />, onSelect: () => go("/dashboard/batches/new") }]
      : []),
    { id: "keys", label: "Show the keys", icon: <Keyboard />, keywords: ["shortcuts", "help"], onSelect: onKeys },
  ];
  const found = role === "super_admin" ? onPlatform : inTenant;
  return (
    <CommandPalette
      open={open}
      onOpenChange={(next) => {
        if (!next) setTyped("");
        onOpenChange(next);
      }}
      placeholder={
        role === "super_admin"
          ? "Go to a page, an organisation, a number…"
          : "Go to a page, an agent, a call, a batch, a number…"
      }
      onSearchChange={setTyped}
      loading={found.loading || words !== typed.trim()}
      groups={[{ heading: "Pages", items: pages }, ...found.groups, { heading: "Acts", items: acts }]}
    />
  );
}

/** The value once it has stood still for a moment, so that not every letter is asked of the server. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
