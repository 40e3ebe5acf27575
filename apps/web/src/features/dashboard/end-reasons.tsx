import type { CallStats } from "@voxcalls/api/schemas/calls";
import { reasonWords } from "~/features/calls/call-words";

/** Why calls ended, the most frequent first, as bars that start at nothing. */
export function EndReasons({ reasons }: { reasons: CallStats["endReasons"] }) {
  const most = Math.max(...reasons.map(({ calls }) => calls), 1);
  return (
    <ul className="flex flex-col gap-2.5 text-compact">
      {reasons.slice(0, 6).map(({ reason, calls }) => (
        <li key={reason}>
          <span className="flex justify-between gap-4">
            <span className="truncate">{reasonWords(reason)}</span>
            <span className="text-muted-foreground">{calls}</span>
          </span>
          <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-secondary">
            <span
              className="block h-full rounded-full bg-muted-foreground"
              style={{ width: `${(calls / most) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
