import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const badgeVariants = cva(
  "inline-flex h-5 shrink-0 items-center gap-1 rounded-md px-1.5 align-middle text-xs font-medium whitespace-nowrap [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-neutral-subtle text-neutral-strong",
        success: "bg-success-subtle text-success-strong",
        warning: "bg-warning-subtle text-warning-strong",
        danger: "bg-danger-subtle text-danger-strong",
        info: "bg-info-subtle text-info-strong",
        brand: "bg-brand-subtle text-brand",
        outline: "border border-border-strong text-secondary-foreground",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A short word about a thing: plan, version, tag. For a state use StatusDot. */
export function Badge({ tone, className, ...props }: ComponentProps<"span"> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
