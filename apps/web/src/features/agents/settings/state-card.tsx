import { Badge } from "@voxcalls/ui/badge";
import { Field } from "@voxcalls/ui/field";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Textarea } from "@voxcalls/ui/textarea";
import { Trash2 } from "lucide-react";
import { ToolList } from "~/features/tools/tool-list";
import { errorsUnder, type FieldErrors } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";
import { StateWays } from "./state-ways";

type State = NonNullable<AgentDraft["states"]>[number];

interface StateCardProps {
  readonly agentId: string;
  readonly state: State;
  /** Every state there is, for ways to lead to. */
  readonly names: readonly string[];
  readonly errors: FieldErrors;
  readonly onChange: (state: State) => void;
  readonly onRemove: () => void;
}

/** One stage of a conversation. */
export function StateCard({ agentId, state, names, errors, onChange, onRemove }: StateCardProps) {
  const count = Object.keys(errors).length;
  return (
    <div role="group" aria-label={`State ${state.name}`} className="flex flex-col gap-4 rounded-lg border p-3">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{state.name || "No name yet"}</span>
        {count > 0 ? <Badge tone="danger">{count === 1 ? "1 error" : `${count} errors`}</Badge> : null}
        <IconButton
          label={`Remove ${state.name || "this state"}`}
          icon={<Trash2 />}
          size="icon-sm"
          onClick={onRemove}
        />
      </div>
      <Field label="Called" help="Letters, digits, _ and -." error={errors["name"]} required>
        <Input
          value={state.name}
          maxLength={64}
          onChange={(event) => onChange({ ...state, name: event.target.value })}
        />
      </Field>
      <Field
        label="What it does here"
        help="Beside what is said to the agent as a whole."
        error={errors["statePrompt"]}
      >
        <Textarea
          rows={4}
          value={state.statePrompt ?? ""}
          onChange={(event) => onChange({ ...state, statePrompt: event.target.value })}
        />
      </Field>
      <StateWays
        ways={state.edges ?? []}
        names={names.filter((name) => name !== state.name && name !== "")}
        errors={errorsUnder(errors, "edges")}
        onChange={(edges) => onChange({ ...state, edges })}
      />
      <div className="flex flex-col gap-1.5">
        <span className="text-compact font-medium">Tools of this state only</span>
        <ToolList
          agentId={agentId}
          tools={state.tools ?? []}
          errors={errorsUnder(errors, "tools")}
          onChange={(tools) => onChange({ ...state, tools })}
        />
      </div>
    </div>
  );
}
