import { ToolList } from "~/features/tools/tool-list";
import { errorsUnder } from "~/trpc/field-errors";
import type { GroupProps } from "./group-props";

/** What an agent has that was told nothing of tools: without it a call could never be ended. */
const hangingUp = {
  type: "end_call",
  name: "end_call",
  description: "End the call when the conversation is over.",
} as const;

/** What the agent can do beside speaking. */
export function ToolsGroup({ agentId, draft, onChange, errors }: GroupProps) {
  const tools = draft.tools ?? [hangingUp];
  return (
    <>
      <ToolList
        agentId={agentId}
        tools={tools}
        errors={errorsUnder(errors, "tools")}
        onChange={(next) => onChange({ tools: next })}
      />
      {tools.every(({ type }) => type !== "end_call") ? (
        <p className="text-compact text-muted-foreground">
          Without a tool that ends the call, only the caller can hang up.
        </p>
      ) : null}
    </>
  );
}
