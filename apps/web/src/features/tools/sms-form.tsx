import type { Tool } from "@voxcalls/api/schemas/tools";
import { Field } from "@voxcalls/ui/field";
import { Segmented } from "@voxcalls/ui/segmented";
import { Textarea } from "@voxcalls/ui/textarea";
import type { FieldErrors } from "~/trpc/field-errors";

interface SmsFormProps {
  readonly tool: Extract<Tool, { type: "send_sms" }>;
  readonly errors: FieldErrors;
  readonly onChange: (tool: Tool) => void;
}

/** What the caller is sent. */
export function SmsForm({ tool, errors, onChange }: SmsFormProps) {
  const { smsContent } = tool;
  const text = smsContent.type === "predefined" ? smsContent.text : smsContent.prompt;
  const write = (type: "predefined" | "inferred", words: string) =>
    onChange({ ...tool, smsContent: type === "predefined" ? { type, text: words } : { type, prompt: words } });
  return (
    <>
      <Segmented
        label="Wording"
        value={smsContent.type}
        onValueChange={(type) => write(type, text)}
        options={[
          { value: "predefined", label: "These words" },
          { value: "inferred", label: "Its own words" },
        ]}
        className="self-start"
      />
      <Field
        label={smsContent.type === "predefined" ? "Message" : "What to write"}
        error={errors["smsContent.text"] ?? errors["smsContent.prompt"]}
        required
      >
        <Textarea
          rows={3}
          maxLength={smsContent.type === "predefined" ? 1_600 : 2_000}
          value={text}
          onChange={(event) => write(smsContent.type, event.target.value)}
        />
      </Field>
    </>
  );
}
