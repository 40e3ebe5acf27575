/** What floats: the panel of a menu, select, combobox or popover. */
export const panelLook = [
  "z-50 rounded-lg border border-border-strong bg-popover text-popover-foreground shadow-float duration-100",
  "animate-in fade-in-0 zoom-in-98 data-[state=closed]:animate-out data-[state=closed]:fade-out-0",
].join(" ");

/** One line of a menu, lit by keyboard and pointer alike. */
export const itemLook = [
  "relative flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none",
  "data-[highlighted]:bg-accent aria-disabled:pointer-events-none aria-disabled:opacity-50",
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg:not([class*='text-'])]:text-muted-foreground",
].join(" ");

/** Heading over a group of lines. */
export const groupLabelLook = "px-2 pt-1.5 pb-1 text-xs font-medium text-muted-foreground";
