/** The looks that everything you type into or choose from shares; its edge holds 3:1 (WCAG 1.4.11). */
export const controlLook = [
  "w-full min-w-0 rounded-lg border border-input bg-field text-sm text-foreground transition-colors",
  "hover:border-secondary-foreground focus-visible:border-ring focus-visible:outline-2 focus-visible:-outline-offset-1",
  "aria-invalid:border-destructive-text aria-invalid:focus-visible:outline-destructive-text",
  "disabled:cursor-not-allowed disabled:opacity-60 disabled:hover:border-input",
  // Phones zoom into a field whose letters are smaller than this.
  "pointer-coarse:text-base",
].join(" ");
