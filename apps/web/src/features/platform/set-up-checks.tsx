import type { SetUpView } from "@voxcalls/api/schemas/platform/settings";
import { Badge } from "@voxcalls/ui/badge";
import { StatusDot } from "@voxcalls/ui/status-dot";

const states = {
  ok: { tone: "success", word: "Ready" },
  warning: { tone: "warning", word: "Look at it" },
  failed: { tone: "danger", word: "Not working" },
} as const;

/** What calls need at the providers, and what mends what is missing. */
export function SetUpChecks({ checks }: { checks: SetUpView["checks"] }) {
  return (
    <ul className="divide-y">
      {checks.map(({ id, name, state, isSandboxed, found, fix }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-4 py-3">
          <div className="min-w-0 flex-1 basis-48">
            <p className="flex items-center gap-2 font-medium">
              {name}
              {isSandboxed ? <Badge>Sandbox</Badge> : null}
            </p>
            <p className="text-compact break-words text-muted-foreground">{found}</p>
            {fix ? <p className="text-compact break-words">{fix}</p> : null}
          </div>
          <StatusDot tone={states[state].tone}>{states[state].word}</StatusDot>
        </li>
      ))}
    </ul>
  );
}
