import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Without this the merge takes our own text sizes for colours and drops them beside a real colour.
const merge = extendTailwindMerge({ extend: { theme: { text: ["compact", "title"], shadow: ["float"] } } });

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
