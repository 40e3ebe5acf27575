import type { Tool } from "@voxcalls/api/schemas/tools";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { errorAt, type FieldErrors } from "~/trpc/field-errors";

interface CalendarFormProps {
  readonly tool: Extract<Tool, { type: "check_availability_cal" | "book_appointment_cal" }>;
  readonly errors: FieldErrors;
  readonly onChange: (tool: Tool) => void;
}

/** A calendar at Cal.com. */
export function CalendarForm({ tool, errors, onChange }: CalendarFormProps) {
  const isKept = typeof tool.calApiKey !== "string";
  return (
    <>
      <Field
        label="API key"
        help={isKept ? "Kept secret. Write another to replace it." : "Sealed when it is saved, and never shown again."}
        error={errorAt(errors, "calApiKey")}
        required
      >
        <Input
          type="password"
          autoComplete="off"
          placeholder={isKept ? "Kept secret" : "cal_live_…"}
          value={typeof tool.calApiKey === "string" ? tool.calApiKey : ""}
          onChange={(event) => onChange({ ...tool, calApiKey: event.target.value })}
        />
      </Field>
      <Field label="Event type" help="Its number at Cal.com, or a {{variable}}." error={errors["eventTypeId"]} required>
        <Input
          value={String(tool.eventTypeId)}
          onChange={({ target: { value } }) =>
            onChange({ ...tool, eventTypeId: /^\d{1,15}$/.test(value) ? Number(value) : value })
          }
        />
      </Field>
      <Field label="Time zone" help="Empty: the agent’s." error={errors["timezone"]}>
        <Input
          value={tool.timezone ?? ""}
          placeholder="America/New_York"
          onChange={({ target: { value } }) => {
            const { timezone: _before, ...rest } = tool;
            onChange(value === "" ? rest : { ...rest, timezone: value });
          }}
        />
      </Field>
    </>
  );
}
