"use client";

import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useEditor } from "./editor-context";

/** What keeps the flow from working and what is likely a mistake; a press leads there. */
export function ProblemsPanel({ onGo }: { onGo?: () => void }) {
  const { problems, reveal, select } = useEditor();
  if (problems.length === 0) {
    return (
      <p className="flex items-center gap-2 p-4 text-compact text-muted-foreground">
        <CircleCheck aria-hidden className="size-4 text-success" />
        Nothing is wrong with this flow.
      </p>
    );
  }
  const sorted = [...problems].sort((a, b) => rank(a.severity) - rank(b.severity));
  return (
    <ul className="divide-y">
      {sorted.map(({ severity, code, nodeId, edgeId, message }, index) => (
        <li key={`${code} ${nodeId} ${edgeId} ${index}`}>
          <button
            type="button"
            onClick={() => {
              if (nodeId === null) select([]);
              else reveal(nodeId);
              onGo?.();
            }}
            className="flex w-full items-start gap-2.5 px-4 py-2.5 text-left text-compact -outline-offset-2 hover:bg-accent"
          >
            {severity === "error" ? (
              <CircleAlert aria-label="Error" className="mt-0.5 size-4 shrink-0 text-danger" />
            ) : (
              <TriangleAlert aria-label="Warning" className="mt-0.5 size-4 shrink-0 text-warning" />
            )}
            <span className="min-w-0 break-words">{message}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function rank(severity: "error" | "warning"): number {
  return severity === "error" ? 0 : 1;
}
