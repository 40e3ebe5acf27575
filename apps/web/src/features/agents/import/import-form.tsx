"use client";

import type { AgentFile, ImportedAgent } from "@voxcalls/api/schemas/agent-file";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { Select } from "@voxcalls/ui/select";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { filledIn, gapsIn, type Target } from "./gaps";

interface ImportFormProps {
  readonly file: AgentFile;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly onImported: (imported: ImportedAgent) => void;
  readonly onClose: () => void;
}

const none = "none";

/** What a file holds, and the places where only this organisation knows what belongs there. */
export function ImportForm({ file, agents, onImported, onClose }: ImportFormProps) {
  const { secrets, targets } = gapsIn(file);
  const [name, setName] = useState(file.name);
  const [given, setGiven] = useState<Record<string, string>>(() => namesakes(targets, agents));
  const bringIn = trpc.agents.import.useMutation({ onSuccess: onImported });
  const failure = bringIn.error ? failureOf(bringIn.error) : null;
  const nameError = failure?.fields["file.name"];
  const give = (path: string, value: string) => setGiven((before) => ({ ...before, [path]: value }));
  return (
    <FormDialog
      title="Import an agent"
      description={
        file.flow
          ? `It follows a flow, which is imported with it: ${file.flow.name}.`
          : "Prompt, voice, tools and settings come from the file."
      }
      submit="Import"
      pending={bringIn.isPending}
      failure={nameError === undefined && failure ? { ...failure, fields: {} } : null}
      onSubmit={() => bringIn.mutate({ file: { ...filledIn(file, given), name } })}
      onClose={onClose}
    >
      <Field label="Name" error={nameError} required>
        <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </Field>
      {targets.map(({ path, label, was }) => (
        <Field
          key={path}
          label={`${label} hands over to`}
          help={was === null ? undefined : `It was ${was} where the file comes from.`}
        >
          <Select
            value={given[path] || none}
            onValueChange={(id) => give(path, id === none ? "" : id)}
            options={[
              { value: none, label: "Nobody yet" },
              ...agents.map(({ id, ...agent }) => ({ value: id, label: agent.name })),
            ]}
          />
        </Field>
      ))}
      {secrets.map(({ path, label }) => (
        <Field key={path} label={label} help="Sealed when it is saved, and never shown again.">
          <PasswordInput
            autoComplete="off"
            maxLength={4_096}
            value={given[path] ?? ""}
            onChange={(event) => give(path, event.target.value)}
          />
        </Field>
      ))}
      {file.leftBehind.knowledgeBases.length > 0 ? (
        <Callout tone="info" title="Knowledge does not come with the file">
          {file.leftBehind.knowledgeBases.join(", ")}. Attach knowledge of yours afterwards.
        </Callout>
      ) : null}
    </FormDialog>
  );
}

/** Agents of the same name are likely those that are meant. */
function namesakes(targets: readonly Target[], agents: ImportFormProps["agents"]): Record<string, string> {
  return Object.fromEntries(
    targets.flatMap(({ path, was }) => {
      const alike = agents.filter(({ name }) => name === was);
      return alike.length === 1 && alike[0] ? [[path, alike[0].id]] : [];
    }),
  );
}
