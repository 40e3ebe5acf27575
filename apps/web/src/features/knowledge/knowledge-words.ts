import type { KnowledgeSummary, SourceView } from "@voxcalls/api/schemas/knowledge";
import type { StatusDot } from "@voxcalls/ui/status-dot";
import type { ComponentProps } from "react";

interface StatusWord {
  readonly tone: ComponentProps<typeof StatusDot>["tone"];
  readonly word: string;
  readonly pulse?: boolean;
}

/** How far a base is, in a word. */
export function statusOfBase({ status, failedSourceCount }: KnowledgeSummary): StatusWord {
  switch (status) {
    case "empty":
      return { tone: "neutral", word: "Empty" };
    case "processing":
      return { tone: "info", word: "Being read", pulse: true };
    case "failed":
      return { tone: "danger", word: "Failed" };
    case "ready":
      return failedSourceCount > 0 ? { tone: "warning", word: "Ready in part" } : { tone: "success", word: "Ready" };
  }
}

export const sourceStatus: Readonly<Record<SourceView["status"], StatusWord>> = {
  processing: { tone: "info", word: "Being read", pulse: true },
  ready: { tone: "success", word: "Ready" },
  failed: { tone: "danger", word: "Failed" },
};

export const sourceKind: Readonly<Record<SourceView["type"], string>> = {
  document: "File",
  url: "Web page",
  text: "Text",
};

/** A size for people, in the decimal units that files are shown with. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  const [unit, size] = bytes < 1_000_000 ? (["kB", bytes / 1000] as const) : (["MB", bytes / 1_000_000] as const);
  return `${size.toLocaleString("en", { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}
