import { models } from "@voxcalls/api/catalogue/flows";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Slider } from "@voxcalls/ui/slider";
import { estimateTokens } from "./agent-draft";
import type { AgentFormProps } from "./agent-form-props";
import { PriceOfAMinute } from "./price-of-a-minute";

const none = "none";

/** Model, manners, and whose agent it is. */
export function HowItBehaves({ draft, onChange, errors, members, followsFlow, terms }: AgentFormProps) {
  return (
    <Card>
      <CardHeader title="How it behaves" />
      <CardContent className="flex flex-col gap-5">
        {followsFlow ? null : (
          <Field label="Model" error={errors["llmModel"]}>
            <Combobox
              value={draft.llmModel}
              onValueChange={(llmModel) => onChange({ llmModel })}
              options={models.map(({ id, name, about }) => ({ value: id, label: name, description: about }))}
              searchPlaceholder="Search models"
            />
          </Field>
        )}
        <Field label="Responsiveness" error={errors["responsiveness"]}>
          <Slider
            value={draft.responsiveness}
            onValueChange={(responsiveness) => onChange({ responsiveness })}
            step={0.05}
            ends={["Waits for pauses", "Answers at once"]}
            words={(value) =>
              value < 0.35 ? "Waits for a long pause" : value < 0.75 ? "Waits for a short pause" : "Answers quickly"
            }
          />
        </Field>
        <Field label="Interruption sensitivity" error={errors["interruptionSensitivity"]}>
          <Slider
            value={draft.interruptionSensitivity}
            onValueChange={(interruptionSensitivity) => onChange({ interruptionSensitivity })}
            step={0.05}
            ends={["Never interrupted", "Stops at a word"]}
            words={(value) =>
              value === 0
                ? "Cannot be interrupted"
                : value < 0.5
                  ? "Stops when the caller insists"
                  : "Stops when the caller speaks"
            }
          />
        </Field>
        {members.length > 0 ? (
          <Field
            label="Assigned to"
            help="This member may change the agent and sees its calls."
            error={errors["assignedUserId"]}
          >
            <Combobox
              value={draft.assignedUserId ?? none}
              onValueChange={(value) => onChange({ assignedUserId: value === none ? null : value })}
              options={[
                { value: none, label: "Nobody" },
                ...members.map(({ id, name, email }) => ({ value: id, label: name, description: email })),
              ]}
              searchPlaceholder="Search members"
            />
          </Field>
        ) : null}
        <PriceOfAMinute terms={terms} tokens={followsFlow ? 0 : estimateTokens(draft.systemPrompt)} />
      </CardContent>
    </Card>
  );
}
