import { TextLink } from "@voxcalls/ui/text-link";
import type { ReactNode } from "react";

/** What the page of a mailed link shows when the link opens nothing (any more). */
export function DeadLink({ children }: { children: ReactNode }) {
  return (
    <>
      <h1 className="text-title">This link does not hold any more</h1>
      <p className="mt-1 mb-6 text-muted-foreground">{children}</p>
      <p className="text-compact text-muted-foreground">
        <TextLink href="/login">Back to sign-in</TextLink>
      </p>
    </>
  );
}
