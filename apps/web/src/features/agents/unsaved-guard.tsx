"use client";

import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useBackGuard } from "./use-back-guard";

/** Asks before a link, the way back, a reload or a closed tab loses what is not saved. */
export function UnsavedGuard({ unsaved, what }: { unsaved: boolean; what: string }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const leave = useRef<() => void>(undefined);
  useBackGuard(unsaved, (goBack) => {
    leave.current = goBack;
    setAsking(true);
  });

  useEffect(() => {
    if (!unsaved) return;
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before Next's own links hear of the click: navigating within the pages fires no event that could be refused.
    const onClick = (event: MouseEvent) => {
      const href = leavingTo(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      leave.current = () => router.push(href);
      setAsking(true);
    };
    window.addEventListener("beforeunload", onClose);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onClose);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [unsaved, router]);

  return (
    <ConfirmDialog
      open={asking}
      onOpenChange={setAsking}
      title="Leave without saving?"
      description={`What you changed in ${what} is not saved, and leaving loses it.`}
      confirmLabel="Leave without saving"
      onConfirm={() => leave.current?.()}
    />
  );
}

/** The path of the page that a click leads to, or null when this page stays where it is. */
function leavingTo(event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!isPlain || !(link instanceof HTMLAnchorElement) || (link.target !== "" && link.target !== "_self")) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  // Another site's page is asked about by the browser itself.
  if (origin !== window.location.origin) return null;
  return pathname === window.location.pathname ? null : `${pathname}${search}${hash}`;
}
