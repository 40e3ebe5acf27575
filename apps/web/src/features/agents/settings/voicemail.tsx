import { Field } from "@voxcalls/ui/field";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import type { AgentDraft } from "../agent-draft";

type Option = AgentDraft["voicemailOption"];

interface VoicemailProps {
  readonly value: Option;
  readonly error: string | undefined;
  readonly onChange: (value: Option) => void;
}

const acts = [
  { value: "talk", label: "Go on as if it were a person" },
  { value: "hangup", label: "Hang up" },
  { value: "static_text", label: "Leave a message, word for word" },
  { value: "prompt", label: "Leave a message in its own words" },
];

/** What the agent does when a machine answers its call. */
export function Voicemail({ value, error, onChange }: VoicemailProps) {
  const action = value?.action;
  const text = action && action.type !== "hangup" ? action.text : "";
  const choose = (type: string) => {
    if (type === "talk") onChange(null);
    else if (type === "hangup") onChange({ ...value, action: { type } });
    else if (type === "prompt" || type === "static_text") onChange({ ...value, action: { type, text } });
  };
  return (
    <>
      <Field label="When voicemail answers" help="Only when the agent calls somebody." error={text ? undefined : error}>
        <Select value={action?.type ?? "talk"} onValueChange={choose} options={acts} />
      </Field>
      {action && action.type !== "hangup" ? (
        <Field label={action.type === "prompt" ? "What to leave word of" : "Message"} error={error} required>
          <Textarea
            rows={2}
            value={text}
            onChange={(event) => onChange({ ...value, action: { ...action, text: event.target.value } })}
          />
        </Field>
      ) : null}
    </>
  );
}
