"use client";

import { ambientSounds, languages, models } from "@voxcalls/api/catalogue/agents";
import type { VoiceView } from "@voxcalls/api/schemas/agents";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Slider } from "@voxcalls/ui/slider";
import { Textarea } from "@voxcalls/ui/textarea";
import { estimateTokens, longPromptTokens, type AgentDraft } from "./agent-draft";
import { VoicePicker } from "./voice-picker";

const none = "none";

export interface AgentFormProps {
  readonly draft: AgentDraft;
  readonly onChange: (change: Partial<AgentDraft>) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly voices: readonly VoiceView[];
  /** Who an agent may be assigned to; none when the reader may not assign. */
  readonly members: readonly { id: string; name: string; email: string }[];
}

/** The fields of an agent, in the order in which one thinks of them. */
export function AgentForm({ draft, onChange, errors, voices, members }: AgentFormProps) {
  const tokens = estimateTokens(draft.systemPrompt);
  return (
    <div className="flex max-w-160 flex-col gap-6">
      <Card>
        <CardHeader title="What it says" />
        <CardContent className="flex flex-col gap-5">
          <Field label="Name" help="Seen by you and your team, never by callers." error={errors["name"]} required>
            <Input name="name" value={draft.name} onChange={(event) => onChange({ name: event.target.value })} />
          </Field>
          <Field
            label="Prompt"
            help={
              tokens > longPromptTokens
                ? "Prompts above 3,500 tokens raise the price of each minute."
                : "Who it is, what it knows, what it should do. One fact a line works best."
            }
            aside={`about ${tokens.toLocaleString("en-US")} tokens`}
            error={errors["systemPrompt"]}
            required
          >
            <Textarea
              name="systemPrompt"
              rows={12}
              value={draft.systemPrompt}
              onChange={(event) => onChange({ systemPrompt: event.target.value })}
            />
          </Field>
          <Field
            label="Welcome message"
            help="The first words of every call. Leave it empty to let the caller speak first."
            error={errors["welcomeMessage"]}
          >
            <Textarea
              name="welcomeMessage"
              rows={2}
              value={draft.welcomeMessage ?? ""}
              onChange={(event) => onChange({ welcomeMessage: event.target.value })}
            />
          </Field>
        </CardContent>
      </Card>
      <Card>
        <CardHeader title="How it sounds" />
        <CardContent className="flex flex-col gap-5">
          <Field label="Voice" error={errors["voiceId"]} required>
            <VoicePicker voices={voices} value={draft.voiceId} onChange={(voiceId) => onChange({ voiceId })} />
          </Field>
          <Field label="Language" error={errors["language"]}>
            <Combobox
              value={draft.language}
              onValueChange={(language) => onChange({ language })}
              options={languages.map(({ id, name }) => ({ value: id, label: name }))}
              searchPlaceholder="Search languages"
            />
          </Field>
          <Field label="Background sound" error={errors["ambientSound"]}>
            <Select
              value={draft.ambientSound ?? none}
              onValueChange={(value) => onChange({ ambientSound: value === none ? null : value })}
              options={[
                { value: none, label: "None" },
                ...ambientSounds.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
        </CardContent>
      </Card>
      <Card>
        <CardHeader title="How it behaves" />
        <CardContent className="flex flex-col gap-5">
          <Field label="Model" error={errors["llmModel"]}>
            <Combobox
              value={draft.llmModel}
              onValueChange={(llmModel) => onChange({ llmModel })}
              options={models.map(({ id, name, about }) => ({ value: id, label: name, description: about }))}
              searchPlaceholder="Search models"
            />
          </Field>
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
        </CardContent>
      </Card>
    </div>
  );
}
