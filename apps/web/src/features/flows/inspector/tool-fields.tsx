"use client";

import type { FlowTool } from "@voxcalls/api/schemas/flows";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { useState } from "react";
import { NumberField } from "./number-field";
import { PairsField } from "./pairs-field";
import { SwitchField } from "./switch-field";

type Webhook = Extract<FlowTool, { type: "custom" }>;
type SealedOrNew = NonNullable<Webhook["headers"]>[string];
type Calendar = Exclude<FlowTool, Webhook>;

interface FieldsProps<Tool> {
  readonly tool: Tool;
  readonly onChange: (tool: FlowTool) => void;
  readonly errors: Readonly<Record<string, string>>;
}

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => ({ value: method, label: method }));
const sealed = "Sealed: write to replace it";

/** An address of the tenant's own that is called. */
export function WebhookFields({ tool, onChange, errors }: FieldsProps<Webhook>) {
  const headers = tool.headers ?? {};
  const open = Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [key, typeof value === "string" ? value : ""]),
  );
  const [shown] = useState(open);
  const [written, setWritten] = useState(open);
  return (
    <>
      <div className="grid grid-cols-[7rem_1fr] gap-3">
        <Field label="Method">
          <Select
            value={tool.method ?? "POST"}
            options={methods}
            onValueChange={(method) => onChange({ ...tool, method: method as "POST" })}
          />
        </Field>
        <Field label="Address" error={errors["url"]} required>
          <Input type="url" value={tool.url} onChange={(event) => onChange({ ...tool, url: event.target.value })} />
        </Field>
      </div>
      <PairsField
        label="Headers"
        help={`Values are sealed when saved, and never shown again. ${Object.keys(headers).length > 0 ? `${sealed}.` : ""}`}
        keyLabel="Header"
        valueLabel="Value"
        addLabel="Header"
        value={written === open ? shown : written}
        onChange={(pairs) => {
          setWritten(pairs);
          // An empty value keeps the sealed one of that name.
          const kept = Object.entries(pairs).flatMap(([key, value]): [string, SealedOrNew][] => {
            const before = headers[key];
            if (value !== "") return [[key, value]];
            return before !== undefined && typeof before !== "string" ? [[key, before]] : [];
          });
          onChange({ ...tool, headers: Object.fromEntries(kept) });
        }}
      />
      <SchemaField tool={tool} onChange={onChange} error={errors["parameters"]} />
      <PairsField
        label="Remembers"
        help="Variable → path into the answer, such as data.slots[0]."
        keyLabel="Variable"
        valueLabel="Path"
        addLabel="Variable"
        value={tool.responseVariables ?? none}
        onChange={(responseVariables) => onChange({ ...tool, responseVariables })}
      />
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label="Gives up after"
          unit="s"
          unset="120"
          min={1}
          max={600}
          error={errors["timeoutMs"]}
          value={tool.timeoutMs === undefined ? undefined : tool.timeoutMs / 1_000}
          onChange={(seconds) =>
            onChange(without(tool, "timeoutMs", seconds === undefined ? undefined : Math.round(seconds * 1_000)))
          }
        />
        <NumberField
          label="Tries again"
          unit="×"
          unset="0"
          min={0}
          max={5}
          error={errors["maxRetry"]}
          value={tool.maxRetry}
          onChange={(value) => onChange(without(tool, "maxRetry", value))}
        />
      </div>
      <SwitchField
        label="Arguments at the root"
        help="Sends the arguments alone, without call and name around them."
        checked={tool.argsAtRoot ?? false}
        onChange={(argsAtRoot) => onChange({ ...tool, argsAtRoot })}
      />
    </>
  );
}

const none = {};

function without(tool: Webhook, key: "timeoutMs" | "maxRetry", value: number | undefined): Webhook {
  const next = { ...tool };
  delete next[key];
  return value === undefined ? next : { ...next, [key]: value };
}

function SchemaField({
  tool,
  onChange,
  error,
}: {
  tool: Webhook;
  onChange: (tool: FlowTool) => void;
  error: string | undefined;
}) {
  const [text, setText] = useState(() => (tool.parameters ? JSON.stringify(tool.parameters, null, 2) : ""));
  const [broken, setBroken] = useState(false);
  const write = (next: string) => {
    setText(next);
    const { parameters: _before, ...rest } = tool;
    if (next.trim() === "") {
      setBroken(false);
      onChange(rest);
      return;
    }
    try {
      const parsed: unknown = JSON.parse(next);
      if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw new Error("no object");
      setBroken(false);
      onChange({ ...rest, parameters: parsed as NonNullable<Webhook["parameters"]> });
    } catch {
      setBroken(true);
    }
  };
  return (
    <Field
      label="Arguments"
      optional
      help="A JSON schema of what the model fills in: type, properties, required."
      error={broken ? "That is no JSON object yet; the last right one counts." : error}
    >
      <Textarea
        rows={5}
        spellCheck={false}
        data-own-undo
        className="font-mono text-xs"
        value={text}
        onChange={(event) => write(event.target.value)}
      />
    </Field>
  );
}

/** A calendar at Cal.com. */
export function CalendarFields({ tool, onChange, errors }: FieldsProps<Calendar>) {
  return (
    <>
      <Field label="API key" help="Sealed when saved, and never shown again." error={errors["calApiKey"]} required>
        <Input
          type="password"
          autoComplete="off"
          placeholder={typeof tool.calApiKey === "string" ? "" : sealed}
          value={typeof tool.calApiKey === "string" ? tool.calApiKey : ""}
          onChange={(event) => event.target.value !== "" && onChange({ ...tool, calApiKey: event.target.value })}
        />
      </Field>
      <Field label="Event type" help="Its number at Cal.com, or a {{variable}}." error={errors["eventTypeId"]} required>
        <Input
          value={String(tool.eventTypeId)}
          onChange={(event) => {
            const text = event.target.value;
            onChange({ ...tool, eventTypeId: /^\d+$/.test(text) ? Number(text) : text });
          }}
        />
      </Field>
      <Field label="Time zone" optional error={errors["timezone"]}>
        <Input
          value={tool.timezone ?? ""}
          placeholder="America/New_York"
          onChange={(event) => onChange({ ...tool, timezone: event.target.value })}
        />
      </Field>
    </>
  );
}
