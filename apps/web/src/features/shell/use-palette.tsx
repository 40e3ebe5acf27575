"use client";

import type { ActingRole } from "@voxcalls/api/permissions";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { usePageKeys } from "./use-page-keys";

// Both are fetched when first asked for: a page must not wait for what few of its readers open.
const Palette = dynamic(() => import("./palette").then((module) => module.Palette), { ssr: false });
const KeysDialog = dynamic(() => import("./keys-dialog").then((module) => module.KeysDialog), { ssr: false });

/** The palette and the list of keys: how to open the palette, and both of them to render. */
export function usePalette(role: ActingRole) {
  const [palette, setPalette] = useState<"never" | "open" | "closed">("never");
  const [keys, setKeys] = useState<"never" | "open" | "closed">("never");
  const openKeys = useCallback(() => setKeys("open"), []);
  usePageKeys(openKeys);
  const loaded = palette !== "never";
  useEffect(() => {
    // Once it is there the palette listens for its key itself.
    if (loaded) return;
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setPalette("open");
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [loaded]);
  return {
    openPalette: () => setPalette("open"),
    openKeys,
    floating: (
      <>
        {loaded ? (
          <Palette
            role={role}
            open={palette === "open"}
            onOpenChange={(open) => setPalette(open ? "open" : "closed")}
            onKeys={openKeys}
          />
        ) : null}
        {keys === "never" ? null : (
          <KeysDialog open={keys === "open"} onOpenChange={(open) => setKeys(open ? "open" : "closed")} />
        )}
      </>
    ),
  };
}
