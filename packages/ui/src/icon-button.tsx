"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { Tooltip } from "./tooltip";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "children" | "asChild" | "aria-label"> & {
  /** What the button does, in words: read aloud and shown on hover. */
  label: string;
  icon: ReactNode;
  /** Keys that do the same, e.g. ["⌘", "K"]. */
  keys?: string[] | undefined;
};

/** A button that is only an icon on the screen, and a word for everyone who asks. */
export function IconButton({ label, icon, keys, variant = "ghost", size = "icon", ...props }: IconButtonProps) {
  return (
    <Tooltip content={label} keys={keys}>
      <Button aria-label={label} variant={variant} size={size} {...props}>
        {icon}
      </Button>
    </Tooltip>
  );
}
