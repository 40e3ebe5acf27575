import type { LimitsView } from "@voxcalls/api/schemas/limits";
import { LimitBar } from "@voxcalls/ui/limit-bar";
import { sumWords } from "~/features/calls/call-words";

interface SpendOfCapProps {
  readonly spend: LimitsView["spend"];
  /** What the month will have cost at this pace; null while it is too early to tell. */
  readonly ahead: number | null;
}

/** What the month has cost of what it may cost; without a cap it says so. */
export function SpendOfCap({ spend, ahead }: SpendOfCapProps) {
  if (spend.cap === null) {
    return <p className="text-xs text-muted-foreground">There is no spend cap. One can be set under Limits.</p>;
  }
  const cap = Number(spend.cap);
  const pace = ahead === null ? null : `at this pace about ${sumWords(String(ahead))} by the month's end`;
  const atCap = spend.stopsAtCap ? "calls stop at the cap" : "calls go on beyond it";
  const note = [pace, atCap].filter((words) => words !== null).join("; ");
  return (
    <LimitBar
      label="Spend"
      used={Number(spend.used)}
      limit={cap}
      format={(amount) => sumWords(String(amount))}
      note={note.charAt(0).toUpperCase() + note.slice(1)}
    />
  );
}
