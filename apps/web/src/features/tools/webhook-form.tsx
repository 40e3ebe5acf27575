import type { CustomTool, Tool } from "@voxcalls/api/schemas/tools";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { NumberField } from "~/features/flows/inspector/number-field";
import { PairsField } from "~/features/flows/inspector/pairs-field";
import { SwitchField } from "~/features/flows/inspector/switch-field";
import { errorAt, errorsUnder, type FieldErrors } from "~/trpc/field-errors";
import { ParametersField } from "./parameters-field";
import { SecretHeaders } from "./secret-headers";
import { TestWebhook } from "./test-webhook";

interface WebhookFormProps {
  readonly tool: CustomTool;
  readonly errors: FieldErrors;
  readonly onChange: (tool: Tool) => void;
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const none = {};

/** An address of the tenant's own that is called during the conversation. */
export function WebhookForm({ tool, errors, onChange }: WebhookFormProps) {
  return (
    <>
      <div className="grid grid-cols-[6.5rem_1fr] gap-3">
        <Field label="Method" error={errors["method"]}>
          <Select
            value={tool.method ?? "POST"}
            options={methods.map((method) => ({ value: method, label: method }))}
            onValueChange={(value) => {
              const method = methods.find((known) => known === value);
              if (method) onChange({ ...tool, method });
            }}
          />
        </Field>
        <Field label="Address" error={errors["url"]} required>
          <Input
            type="url"
            value={tool.url}
            placeholder="https://example.com/book"
            onChange={(event) => onChange({ ...tool, url: event.target.value })}
          />
        </Field>
      </div>
      <SecretHeaders
        value={tool.headers ?? none}
        errors={errorsUnder(errors, "headers")}
        onChange={(headers) => onChange({ ...tool, headers })}
      />
      <PairsField
        label="Query"
        keyLabel="Parameter"
        valueLabel="Value"
        addLabel="Parameter"
        value={tool.queryParams ?? none}
        onChange={(queryParams) => onChange({ ...tool, queryParams })}
      />
      <ParametersField
        value={tool.parameters}
        error={errorAt(errors, "parameters")}
        onChange={(parameters) => {
          const { parameters: _before, ...rest } = tool;
          onChange(parameters === undefined ? rest : { ...rest, parameters });
        }}
      />
      <PairsField
        label="Remembers of the answer"
        help="Variable and where it stands in the answer: data.slots[0].time"
        keyLabel="Variable"
        valueLabel="Path"
        addLabel="Variable"
        value={tool.responseVariables ?? none}
        onChange={(responseVariables) => onChange({ ...tool, responseVariables })}
      />
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label="Gives up after"
          error={errors["timeoutMs"]}
          unit="s"
          unset="120"
          min={1}
          max={600}
          value={tool.timeoutMs === undefined ? null : tool.timeoutMs / 1_000}
          onChange={(seconds) => {
            const { timeoutMs: _before, ...rest } = tool;
            onChange(seconds === undefined ? rest : { ...rest, timeoutMs: Math.round(seconds * 1_000) });
          }}
        />
        <NumberField
          label="Tries again"
          error={errors["maxRetry"]}
          unit="×"
          unset="0"
          min={0}
          max={5}
          value={tool.maxRetry}
          onChange={(maxRetry) => {
            const { maxRetry: _before, ...rest } = tool;
            onChange(maxRetry === undefined ? rest : { ...rest, maxRetry });
          }}
        />
      </div>
      <SwitchField
        label="Speaks when the answer is there"
        help="Off: it takes note of the answer and says nothing about it."
        checked={tool.speakAfterExecution ?? true}
        onChange={(speakAfterExecution) => onChange({ ...tool, speakAfterExecution })}
      />
      <TestWebhook tool={tool} />
    </>
  );
}
