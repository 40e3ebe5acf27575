import type { ReactNode } from "react";
import { cn } from "./cn";
import { AppLink } from "./link";

/** A link within words. */
export function TextLink({ href, children, className }: { href: string; children: ReactNode; className?: string }) {
  return (
    <AppLink
      href={href}
      className={cn(
        "rounded-sm text-brand underline decoration-brand/35 underline-offset-3 hover:decoration-brand",
        className,
      )}
    >
      {children}
    </AppLink>
  );
}
