import type { VoiceView } from "@voxcalls/api/schemas/agents";
import { Field } from "@voxcalls/ui/field";
import { IconButton } from "@voxcalls/ui/icon-button";
import { X } from "lucide-react";
import type { FieldErrors } from "~/trpc/field-errors";
import { errorAt } from "~/trpc/field-errors";
import { VoicePicker } from "../voice-picker";

interface FallbackVoicesProps {
  readonly voices: readonly VoiceView[];
  /** The agent's own voice. */
  readonly own: string;
  readonly value: readonly string[];
  readonly errors: FieldErrors;
  readonly onChange: (voiceIds: string[] | null) => void;
}

const most = 5;

/** Voices that stand in, in their order, while the provider of the agent's own voice is out of order. */
export function FallbackVoices({ voices, own, value, errors, onChange }: FallbackVoicesProps) {
  const nameOf = (id: string) => voices.find(({ voiceId }) => voiceId === id)?.name ?? id;
  const provider = voices.find(({ voiceId }) => voiceId === own)?.provider;
  const left = voices.filter((voice) => voice.provider !== provider && !value.includes(voice.voiceId));
  const set = (ids: readonly string[]) => onChange(ids.length > 0 ? [...ids] : null);
  return (
    <Field
      label="Stands in"
      help="Voices of other makers, in this order, for when the maker of its own voice has an outage."
      error={errorAt(errors, "fallbackVoiceIds")}
    >
      <div className="flex flex-col gap-2">
        {value.length > 0 ? (
          <ol className="divide-y rounded-lg border">
            {value.map((id, index) => (
              <li key={id} className="flex items-center gap-2 py-1 pr-1 pl-3 text-sm">
                <span className="w-4 text-muted-foreground tabular-nums">{index + 1}</span>
                <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
                <IconButton
                  label={`Remove ${nameOf(id)}`}
                  icon={<X />}
                  size="icon-sm"
                  onClick={() => set(value.filter((other) => other !== id))}
                />
              </li>
            ))}
          </ol>
        ) : null}
        {value.length < most && left.length > 0 ? (
          <VoicePicker voices={left} value="" placeholder="Add a voice" onChange={(id) => set([...value, id])} />
        ) : null}
      </div>
    </Field>
  );
}
