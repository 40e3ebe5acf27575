import type { ChatTurn } from "@voxcalls/api/schemas/typed-chat";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Wrench } from "lucide-react";

interface ToolCallProps {
  readonly call: Extract<ChatTurn, { role: "tool_call_invocation" }>;
  /** Among them its result. */
  readonly turns: readonly ChatTurn[];
}

/** A tool that the agent used: with what, and what it answered. */
export function ToolCall({ call, turns }: ToolCallProps) {
  const result = turns.find((turn) => turn.role === "tool_call_result" && turn.toolCallId === call.toolCallId);
  const answered = result?.role === "tool_call_result" ? result : null;
  const failed = answered?.successful === false;
  return (
    <details className="rounded-lg border text-compact">
      <summary className="flex cursor-pointer items-center gap-2 px-3 py-2">
        <Wrench aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        <span className="min-w-0 flex-1 truncate font-mono">{call.name}</span>
        <StatusDot tone={failed ? "danger" : answered ? "success" : "neutral"}>
          {failed ? "Failed" : answered ? "Answered" : "No answer"}
        </StatusDot>
      </summary>
      <dl className="flex flex-col gap-2 border-t px-3 py-2">
        <Json label="Arguments" text={call.arguments} />
        {answered ? <Json label="Result" text={answered.content} /> : null}
      </dl>
    </details>
  );
}

function Json({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="max-h-60 overflow-auto font-mono text-xs break-words whitespace-pre-wrap">{pretty(text)}</dd>
    </div>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
