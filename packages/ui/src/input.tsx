"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { controlLook } from "./control-look";
import { useFieldControl } from "./field-context";

type InputProps = ComponentProps<"input"> & {
  /** 16 px icon inside, at the left. */
  icon?: ReactNode;
  /** Inside, at the right: a unit, a key hint, a small button. */
  trailing?: ReactNode;
  /** "lg" for sign-in pages. */
  controlSize?: "md" | "lg";
};

/** One line of text. */
export function Input({ icon, trailing, controlSize = "md", className, ...props }: InputProps) {
  const field = useFieldControl();
  const input = (
    <input
      {...field}
      className={cn(
        controlLook,
        controlSize === "lg" ? "h-10 px-3" : "h-8 px-2.5",
        icon && "pl-8",
        trailing && "pr-9",
        "file:mr-3 file:h-full file:border-0 file:bg-transparent file:text-sm file:font-medium",
        className,
      )}
      {...props}
    />
  );
  if (!icon && !trailing) return input;
  return (
    <div className="relative w-full">
      {icon ? (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted-foreground [&_svg]:size-4">
          {icon}
        </span>
      ) : null}
      {input}
      {trailing ? (
        <span className="absolute inset-y-0 right-1.5 flex items-center text-compact text-muted-foreground">
          {trailing}
        </span>
      ) : null}
    </div>
  );
}
