"use client";

import { ambientSounds, languages } from "@voxcalls/api/catalogue/agents";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import type { AgentFormProps } from "./agent-form-props";
import { HowItBehaves } from "./how-it-behaves";
import { PromptField } from "./prompt-field";
import { VoicePicker } from "./voice-picker";

const none = "none";

/** The fields of an agent in front, in the order in which one thinks of them. */
export function AgentForm(props: AgentFormProps) {
  const { draft, onChange, errors, voices, variables, engine, followsFlow } = props;
  return (
    <div className="flex max-w-160 flex-col gap-6">
      <Card>
        <CardHeader title="What it says" />
        <CardContent className="flex flex-col gap-5">
          <Field label="Name" help="Seen by you and your team, never by callers." error={errors["name"]} required>
            <Input name="name" value={draft.name} onChange={(event) => onChange({ name: event.target.value })} />
          </Field>
          {engine}
          {followsFlow ? null : (
            <>
              <PromptField
                value={draft.systemPrompt}
                onChange={(systemPrompt) => onChange({ systemPrompt })}
                error={errors["systemPrompt"]}
                defaults={variables}
              />
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
            </>
          )}
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
      <HowItBehaves {...props} />
    </div>
  );
}
