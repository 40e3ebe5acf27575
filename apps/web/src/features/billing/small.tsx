import type { ReactNode } from "react";

/** A figure of a table, which on a phone has no head above it and says itself what it counts. */
export function Small({ of, children }: { of: string; children: ReactNode }) {
  return (
    <>
      {children}
      <span className="sm:hidden"> {of}</span>
    </>
  );
}
