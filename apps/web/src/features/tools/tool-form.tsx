import type { Tool } from "@voxcalls/api/schemas/tools";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Textarea } from "@voxcalls/ui/textarea";
import { NumberField } from "~/features/flows/inspector/number-field";
import { TransferPart } from "~/features/flows/inspector/transfer-part";
import type { FieldErrors } from "~/trpc/field-errors";
import { CalendarForm } from "./calendar-form";
import { HandOverForm } from "./hand-over-form";
import { RememberForm } from "./remember-form";
import { SmsForm } from "./sms-form";
import { isSpeaking, Speaking } from "./speaking";
import { WebhookForm } from "./webhook-form";

interface ToolFormProps {
  readonly agentId: string;
  readonly tool: Tool;
  readonly errors: FieldErrors;
  readonly onChange: (tool: Tool) => void;
}

/** The form of one tool: what all have, and what its kind needs. */
export function ToolForm({ agentId, tool, errors, onChange }: ToolFormProps) {
  return (
    <>
      <Field
        label="Called"
        help="The model calls it by this: letters, digits, _ and -."
        error={errors["name"]}
        required
      >
        <Input
          value={tool.name}
          maxLength={64}
          placeholder="book_appointment"
          onChange={(event) => onChange({ ...tool, name: event.target.value })}
        />
      </Field>
      <Field label="When to use it" help="In a sentence, as you would tell a colleague." error={errors["description"]}>
        <Textarea
          rows={2}
          maxLength={1_024}
          value={tool.description ?? ""}
          onChange={(event) => onChange({ ...tool, description: event.target.value })}
        />
      </Field>
      {tool.type === "transfer_call" ? (
        <TransferPart node={tool} errors={errors} patch={(patch) => onChange({ ...tool, ...patch })} />
      ) : null}
      {tool.type === "agent_swap" ? (
        <HandOverForm agentId={agentId} tool={tool} errors={errors} onChange={onChange} />
      ) : null}
      {tool.type === "send_sms" ? <SmsForm tool={tool} errors={errors} onChange={onChange} /> : null}
      {tool.type === "check_availability_cal" || tool.type === "book_appointment_cal" ? (
        <CalendarForm tool={tool} errors={errors} onChange={onChange} />
      ) : null}
      {tool.type === "custom" ? <WebhookForm tool={tool} errors={errors} onChange={onChange} /> : null}
      {tool.type === "extract_dynamic_variable" ? (
        <RememberForm tool={tool} errors={errors} onChange={onChange} />
      ) : null}
      {tool.type === "press_digit" ? (
        <NumberField
          label="Waits before it presses"
          error={errors["delayMs"]}
          unit="ms"
          unset="1000"
          min={0}
          max={5_000}
          value={tool.delayMs}
          onChange={(delayMs) => {
            const { delayMs: _before, ...rest } = tool;
            onChange(delayMs === undefined ? rest : { ...rest, delayMs });
          }}
        />
      ) : null}
      {isSpeaking(tool) ? <Speaking tool={tool} errors={errors} onChange={onChange} /> : null}
    </>
  );
}
