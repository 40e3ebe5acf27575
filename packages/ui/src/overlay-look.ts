/** The veil behind dialogs and drawers. */
export const veilLook =
  "fixed inset-0 z-50 bg-overlay/35 duration-150 animate-in fade-in-0 data-[state=closed]:animate-out data-[state=closed]:fade-out-0 dark:bg-overlay/60";

/** A dialog in the middle of the screen. */
export const dialogLook = [
  "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 flex-col",
  "rounded-lg border border-border-strong bg-popover text-popover-foreground shadow-float outline-none duration-150",
  "animate-in fade-in-0 zoom-in-98 data-[state=closed]:animate-out data-[state=closed]:fade-out-0",
].join(" ");

/** The line of buttons at the end of a dialog or drawer; the main act is the last, at the right. */
export const footerLook =
  "flex shrink-0 flex-col-reverse gap-2 rounded-b-lg border-t bg-muted px-5 py-3 sm:flex-row sm:justify-end";
