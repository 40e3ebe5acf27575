import type { CallTransfer } from "@voxcalls/api/schemas/calls";
import { cn } from "@voxcalls/ui/cn";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { transferWords } from "./transfer-words";

interface TransfersProps {
  readonly transfers: readonly CallTransfer[];
  readonly className?: string;
}

/** Whom a call was handed on to, and what became of it; nothing when it was not. */
export function Transfers({ transfers, className }: TransfersProps) {
  if (transfers.length === 0) return null;
  return (
    <ul aria-label="Transfers" className={cn("flex flex-col gap-1 text-compact", className)}>
      {transfers.map(({ to, mode, outcome, endedAt }) => {
        const { tone, word } = transferWords[outcome];
        return (
          <li key={to ?? ""} className="flex flex-wrap items-baseline gap-x-2">
            <StatusDot tone={tone} pulse={outcome === "started"}>
              {word} {to ?? "somebody"}
            </StatusDot>
            {mode === "warm_transfer" ? <span className="text-muted-foreground">announced first</span> : null}
            {endedAt === null ? null : (
              <span className="text-muted-foreground">
                until <RelativeTime at={endedAt} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
