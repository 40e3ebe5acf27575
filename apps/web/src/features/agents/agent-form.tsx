"use client";

import { ambientSounds, languages } from "@voxcalls/api/catalogue/agents";
import type { VoiceView } from "@voxcalls/api/schemas/agents";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import type { ReactNode } from "react";
import type { AgentBasics } from "./agent-draft";
import { HowItBehaves } from "./how-it-behaves";
import { PromptField } from "./prompt-field";
import { VoicePicker } from "./voice-picker";

const none = "none";

export interface AgentFormProps {
  readonly draft: AgentBasics;
  readonly onChange: (change: Partial<AgentBasics>) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly voices: readonly VoiceView[];
  /** Who an agent may be assigned to; none when the reader may not assign. */
  readonly members: readonly { id: string; name: string; email: string }[];
  /** Values of variables that a call does not bring. */
  readonly variables: Readonly<Record<string, string>>;
  /** The choice between a prompt and a flow, or the flow that it follows; stands where the prompt would. */
  readonly engine?: ReactNode;
  /** Whether a flow says what prompt, welcome message and model say otherwise. */
  readonly followsFlow: boolean;
}

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
