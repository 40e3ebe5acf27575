"use client";

import { McpServer } from "@voxcalls/api/schemas/tools";
import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useRef, useState } from "react";
import { SecretHeaders } from "~/features/tools/secret-headers";
import { errorsUnder, focusRefused, type FieldErrors } from "~/trpc/field-errors";
import { NumberField } from "./number-field";
import { PairsField } from "./pairs-field";

interface McpDialogProps {
  readonly server: McpServer;
  /** Names that are taken. */
  readonly others: readonly string[];
  readonly onKeep: (server: McpServer) => void;
  readonly onClose: () => void;
}

const none = {};

/** The form of one MCP server. It becomes part of the drawing when it is right: a half-written secret is never saved. */
export function McpDialog({ server, others, onKeep, onClose }: McpDialogProps) {
  const form = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState(server);
  const [errors, setErrors] = useState<FieldErrors>(none);
  const submit = () => {
    const { success, data, error } = McpServer.safeParse(draft);
    const isTaken = others.includes(draft.name);
    if (success && !isTaken) return onKeep(data);
    setErrors({
      ...(isTaken && { name: "Another server has this name." }),
      ...Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join("."), message])),
    });
    focusRefused(form.current);
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={server.name || "MCP server"}
        className="sm:max-w-xl"
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={submit}>
              Keep server
            </Button>
          </>
        }
      >
        <div ref={form} className="flex flex-col gap-4">
          <Field label="Called" help="Nodes name it by this." error={errors["name"]} required>
            <Input value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
          </Field>
          <Field label="Address" error={errors["url"]} required>
            <Input
              type="url"
              value={draft.url}
              placeholder="https://example.com/mcp"
              onChange={(event) => setDraft({ ...draft, url: event.target.value })}
            />
          </Field>
          <SecretHeaders
            value={draft.headers ?? none}
            errors={errorsUnder(errors, "headers")}
            onChange={(headers) => setDraft({ ...draft, headers })}
          />
          <PairsField
            label="Query"
            keyLabel="Parameter"
            valueLabel="Value"
            addLabel="Parameter"
            value={draft.queryParams ?? none}
            onChange={(queryParams) => setDraft({ ...draft, queryParams })}
          />
          <NumberField
            label="Gives up after"
            error={errors["timeoutMs"]}
            unit="s"
            unset="As usual"
            min={1}
            max={600}
            value={draft.timeoutMs === undefined ? null : draft.timeoutMs / 1_000}
            onChange={(seconds) => {
              const { timeoutMs: _before, ...rest } = draft;
              setDraft(seconds === undefined ? rest : { ...rest, timeoutMs: Math.round(seconds * 1_000) });
            }}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}
