"use client";

import { FlowTool } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { useState } from "react";
import { CalendarFields, WebhookFields } from "./tool-fields";

interface ToolDialogProps {
  readonly tool: FlowTool;
  readonly onKeep: (tool: FlowTool) => void;
  readonly onClose: () => void;
}

const types = [
  { value: "custom", label: "Webhook of your own" },
  { value: "check_availability_cal", label: "Cal.com: find free times" },
  { value: "book_appointment_cal", label: "Cal.com: book an appointment" },
];

/** The form of one tool of the flow. It becomes part of the drawing when it is right. */
export function ToolDialog({ tool, onKeep, onClose }: ToolDialogProps) {
  const [draft, setDraft] = useState<FlowTool>(tool);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const submit = () => {
    const { success, data, error } = FlowTool.safeParse(draft);
    if (success) onKeep(data);
    else setErrors(Object.fromEntries(error.issues.map(({ path, message }) => [path.join("."), message])));
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={tool.name === "" ? "New tool" : tool.name}
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={submit}>
              Keep tool
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <Field label="What it is">
            <Select
              value={draft.type}
              options={types}
              onValueChange={(type) => setDraft(ofType(draft, type as FlowTool["type"]))}
            />
          </Field>
          <Field
            label="Name"
            help="The model calls it by this: letters, digits, _ and -."
            error={errors["name"]}
            required
          >
            <Input
              value={draft.name}
              maxLength={64}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </Field>
          <Field label="When to use it" error={errors["description"]}>
            <Textarea
              rows={2}
              maxLength={1_024}
              value={draft.description ?? ""}
              onChange={(event) => setDraft({ ...draft, description: event.target.value })}
            />
          </Field>
          {draft.type === "custom" ? (
            <WebhookFields tool={draft} onChange={setDraft} errors={errors} />
          ) : (
            <CalendarFields tool={draft} onChange={setDraft} errors={errors} />
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}

function ofType({ toolId, name, description }: FlowTool, type: FlowTool["type"]): FlowTool {
  const common = { toolId, name, ...(description === undefined ? {} : { description }) };
  if (type === "custom") return { ...common, type, url: "https://", method: "POST" };
  return { ...common, type, calApiKey: "", eventTypeId: "{{event_type_id}}" };
}
