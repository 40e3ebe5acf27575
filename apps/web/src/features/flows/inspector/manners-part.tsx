import { Field } from "@voxcalls/ui/field";
import { Select } from "@voxcalls/ui/select";
import type { KindPartProps } from "./part";
import { NumberField } from "./number-field";

const asAgent = "As the agent";
const keys = [
  { value: "agent", label: asAgent },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** How the node listens and speaks, where it differs from the agent. */
export function MannersPart({ node, patch, errors }: KindPartProps<"conversation" | "subagent">) {
  const dtmf = node.allowDtmfInterruption;
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label="Interruptible"
          min={0}
          max={1}
          step={0.05}
          unset={asAgent}
          value={node.interruptionSensitivity}
          error={errors["interruptionSensitivity"]}
          onChange={(value) => patch({ interruptionSensitivity: value }, "interruption")}
        />
        <NumberField
          label="Responsiveness"
          min={0}
          max={1}
          step={0.05}
          unset={asAgent}
          value={node.responsiveness}
          error={errors["responsiveness"]}
          onChange={(value) => patch({ responsiveness: value }, "responsiveness")}
        />
        <NumberField
          label="Speed"
          min={0.5}
          max={2}
          step={0.05}
          unset={asAgent}
          value={node.voiceSpeed}
          error={errors["voiceSpeed"]}
          onChange={(value) => patch({ voiceSpeed: value }, "speed")}
        />
        <NumberField
          label="Asks again"
          min={0}
          max={20}
          unset={asAgent}
          unit="×"
          value={node.reminderMaxCount}
          error={errors["reminderMaxCount"]}
          onChange={(value) => patch({ reminderMaxCount: value }, "reminders")}
        />
        <NumberField
          label="After silence of"
          min={1}
          max={600}
          unset={asAgent}
          unit="s"
          value={node.reminderTriggerMs == null ? undefined : node.reminderTriggerMs / 1_000}
          error={errors["reminderTriggerMs"]}
          onChange={(value) =>
            patch({ reminderTriggerMs: value === undefined ? undefined : Math.round(value * 1_000) }, "silence")
          }
        />
        <Field label="Keys interrupt">
          <Select
            value={dtmf == null ? "agent" : dtmf ? "yes" : "no"}
            onValueChange={(value) => patch({ allowDtmfInterruption: value === "agent" ? undefined : value === "yes" })}
            options={keys}
          />
        </Field>
      </div>
    </>
  );
}
