import type { Tool } from "@voxcalls/api/schemas/tools";
import { Field } from "@voxcalls/ui/field";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { SwitchField } from "~/features/flows/inspector/switch-field";
import type { FieldErrors } from "~/trpc/field-errors";

type SpeakingTool = Extract<Tool, { type: "end_call" | "transfer_call" | "agent_swap" | "send_sms" | "custom" }>;

const types: readonly string[] = ["end_call", "transfer_call", "agent_swap", "send_sms", "custom"];

/** Whether the agent can say something while the tool runs. */
export function isSpeaking(tool: Tool): tool is SpeakingTool {
  return types.includes(tool.type);
}

interface SpeakingProps {
  readonly tool: SpeakingTool;
  readonly errors: FieldErrors;
  readonly onChange: (tool: Tool) => void;
}

/** What the agent says while a tool runs. */
export function Speaking({ tool, errors, onChange }: SpeakingProps) {
  const isWordForWord = tool.executionMessageType === "static_text";
  return (
    <>
      <SwitchField
        label="Speaks while it runs"
        help="Says that it is on its way, so that the caller is not left in silence."
        checked={tool.speakDuringExecution ?? false}
        onChange={(speakDuringExecution) => onChange({ ...tool, speakDuringExecution })}
      />
      {tool.speakDuringExecution ? (
        <div className="grid gap-3 sm:grid-cols-[10rem_1fr]">
          <Field label="In">
            <Select
              value={tool.executionMessageType ?? "prompt"}
              options={[
                { value: "prompt", label: "Its own words" },
                { value: "static_text", label: "These words" },
              ]}
              onValueChange={(type) =>
                onChange({ ...tool, executionMessageType: type === "static_text" ? type : "prompt" })
              }
            />
          </Field>
          <Field
            label={isWordForWord ? "What it says" : "What to speak of"}
            error={errors["executionMessageDescription"]}
          >
            <Textarea
              rows={2}
              maxLength={1_000}
              value={tool.executionMessageDescription ?? ""}
              placeholder={isWordForWord ? "One moment, please." : "That it is looking for free times"}
              onChange={(event) => onChange({ ...tool, executionMessageDescription: event.target.value })}
            />
          </Field>
        </div>
      ) : null}
    </>
  );
}
