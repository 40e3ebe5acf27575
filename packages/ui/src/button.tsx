import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui/slot";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

/** The classes of a button, for links that must look like one. */
export const buttonVariants = cva(
  [
    "relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-lg font-medium whitespace-nowrap select-none",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed",
    "[&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*='size-'])]:size-4",
  ],
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary-hover",
        secondary: "bg-secondary text-foreground hover:bg-secondary-hover",
        outline: "border border-border-strong bg-card text-foreground hover:bg-accent",
        ghost: "text-secondary-foreground hover:bg-accent hover:text-foreground aria-expanded:bg-accent",
        danger: "bg-destructive text-destructive-foreground hover:bg-destructive-hover",
        link: "h-auto! rounded-sm px-0! text-brand underline decoration-brand/35 underline-offset-3 hover:decoration-brand",
      },
      size: {
        sm: "h-7 px-2.5 text-compact",
        md: "h-8 px-3 text-sm",
        lg: "h-10 px-4 text-sm",
        icon: "size-8",
        "icon-sm": "size-7",
      },
    },
    defaultVariants: { variant: "outline", size: "md" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** Gives the looks to the single child element (a link) instead of a button. */
    asChild?: boolean;
    /** The act is under way: a spinner takes the label's place, the width stays, further clicks do nothing. */
    pending?: boolean | undefined;
  };

/** The product's button. Outline unless told; one primary a page; `type` is "button" unless told. */
export function Button({ variant, size, asChild, pending, className, children, onClick, type, ...props }: ButtonProps) {
  const look = cn(buttonVariants({ variant, size }), pending && "text-transparent!", className);
  if (asChild) {
    return (
      <Slot className={look} {...props}>
        {children}
      </Slot>
    );
  }
  const filled = variant === "primary" || variant === "danger";
  return (
    <button
      type={type ?? "button"}
      className={look}
      // aria-disabled rather than disabled: the focus must not jump away while the answer is awaited.
      {...(pending ? { "aria-busy": true, "aria-disabled": true } : {})}
      onClick={pending ? ignore : onClick}
      {...props}
    >
      {pending ? (
        <span
          className={cn(
            "absolute inset-0 grid place-items-center",
            filled ? "text-primary-foreground" : "text-foreground",
          )}
        >
          <Spinner />
        </span>
      ) : null}
      {children}
    </button>
  );
}

function ignore(event: MouseEvent) {
  event.preventDefault();
}
