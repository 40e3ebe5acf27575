"use client";

import { useEffect, useEffectEvent, useRef } from "react";

/** Has the browser's way back ask first while something is `unsaved`: `onBack` is called in its stead, with the act that goes back after all. */
export function useBackGuard(unsaved: boolean, onBack: (goBack: () => void) => void): void {
  const guarded = useRef<string | null>(null);
  const isReturning = useRef(false);

  useEffect(() => {
    if (!unsaved || guarded.current !== null) return;
    // The same page once more in the history: the first step back leads to it, and nothing is lost while we ask.
    guarded.current = window.location.pathname;
    window.history.pushState(null, "");
  }, [unsaved]);

  const onPop = useEffectEvent(() => {
    if (isReturning.current) {
      isReturning.current = false;
      return;
    }
    if (guarded.current !== window.location.pathname) return;
    if (!unsaved) {
      guarded.current = null;
      window.history.back();
      return;
    }
    isReturning.current = true;
    window.history.forward();
    onBack(() => {
      guarded.current = null;
      window.history.go(-2);
    });
  });
  useEffect(() => {
    const listen = () => onPop();
    window.addEventListener("popstate", listen);
    return () => window.removeEventListener("popstate", listen);
  }, []);
}
