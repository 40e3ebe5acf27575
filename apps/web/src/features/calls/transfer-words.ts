import type { CallTransfer } from "@voxcalls/api/schemas/calls";

/** What became of a transfer; the number it went to follows. */
export const transferWords: Record<
  CallTransfer["outcome"],
  { readonly tone: "info" | "warning" | "success"; readonly word: string }
> = {
  started: { tone: "info", word: "Being transferred to" },
  cancelled: { tone: "warning", word: "Not taken by" },
  connected: { tone: "success", word: "Transferred to" },
  ended: { tone: "success", word: "Transferred to" },
};
