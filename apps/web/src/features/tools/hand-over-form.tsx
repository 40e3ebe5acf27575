import type { Tool } from "@voxcalls/api/schemas/tools";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { SwitchField } from "~/features/flows/inspector/switch-field";
import { trpc } from "~/trpc/client";
import type { FieldErrors } from "~/trpc/field-errors";

interface HandOverFormProps {
  readonly agentId: string;
  readonly tool: Extract<Tool, { type: "agent_swap" }>;
  readonly errors: FieldErrors;
  readonly onChange: (tool: Tool) => void;
}

/** Which agent goes on with the conversation, and with which voice. */
export function HandOverForm({ agentId, tool, errors, onChange }: HandOverFormProps) {
  const agents = trpc.agents.list.useQuery({ limit: 100 });
  const others = (agents.data?.data ?? []).filter(({ id }) => id !== agentId);
  return (
    <>
      <Field label="Agent" error={errors["agentId"] ?? agents.error?.message} required>
        <Combobox
          value={tool.agentId || undefined}
          onValueChange={(next) => onChange({ ...tool, agentId: next })}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={agents.data && others.length === 0 ? "There is no other agent yet" : "Choose an agent"}
          searchPlaceholder="Search agents"
        />
      </Field>
      <SwitchField
        label="Keeps the voice"
        help="The caller hears the same voice go on."
        checked={tool.keepCurrentVoice ?? false}
        onChange={(keepCurrentVoice) => onChange({ ...tool, keepCurrentVoice })}
      />
      <SwitchField
        label="Keeps the language"
        help="The other agent speaks the language of this one."
        checked={tool.keepCurrentLanguage ?? false}
        onChange={(keepCurrentLanguage) => onChange({ ...tool, keepCurrentLanguage })}
      />
    </>
  );
}
