"use client";

import { useEffect, useState } from "react";

/** Seconds that are left of an answer's `waitSeconds`, ticking down to 0. A new answer starts it anew. */
export function useCountdown(answer: { readonly waitSeconds?: number }): number {
  const [counted, setCounted] = useState({ answer, left: 0 });
  const left = counted.answer === answer ? counted.left : (answer.waitSeconds ?? 0);
  useEffect(() => {
    const until = Date.now() + (answer.waitSeconds ?? 0) * 1000;
    if (!answer.waitSeconds) return;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setCounted({ answer, left: seconds });
      if (seconds === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [answer]);
  return left;
}
