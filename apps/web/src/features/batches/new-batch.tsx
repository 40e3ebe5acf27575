"use client";

import { CreateBatchInput } from "@voxcalls/api/schemas/batches";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { linesOf } from "~/features/calls/lines";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { newDraft, type BatchDraft } from "./batch-draft";
import { BatchRules } from "./batch-rules";
import { ChooseFile } from "./choose-file";
import { MapColumns } from "./map-columns";
import { likelyNumberColumn, readHead, variableNameOf, type FileColumn } from "./read-head";
import { sendList } from "./send-list";

interface NewBatchProps {
  readonly lines: ReturnType<typeof linesOf>;
  readonly mostLines: number;
}

/** The form of a new batch: the list, what its columns are, the rules. What comes of it is looked at before anybody is called. */
export function NewBatch({ lines, mostLines }: NewBatchProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<BatchDraft>({ ...newDraft, fromNumber: lines[0]?.phoneNumber ?? "" });
  const [file, setFile] = useState<File | null>(null);
  const [columns, setColumns] = useState<readonly FileColumn[]>([]);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const [isSending, setSending] = useState(false);
  const create = trpc.batches.create.useMutation();
  const cancel = trpc.batches.cancel.useMutation();
  const change = (part: Partial<BatchDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setMissing({});
  };
  const failure = create.error ? failureOf(create.error) : null;
  const errors = { ...failure?.fields, ...missing };
  const line = lines.find(({ phoneNumber }) => phoneNumber === draft.fromNumber);

  const take = async (chosen: File) => {
    const read = await readHead(chosen);
    setFileProblem(read.length === 0 ? "The file is empty." : null);
    setFile(read.length === 0 ? null : chosen);
    setColumns(read);
    const numberColumn = likelyNumberColumn(read) ?? "";
    const others = read.filter(({ head }) => head !== numberColumn && head !== "");
    change({
      numberColumn,
      variables: Object.fromEntries(others.map(({ head }) => [head, variableNameOf(head)])),
      ...(draft.name === "" && { name: chosen.name.replace(/\.[^.]*$/, "") }),
    });
  };

  const send = async () => {
    const { startsAt, variables, ...rules } = draft;
    const chosen = Object.entries(variables).flatMap(([column, name]) => (name === null ? [] : [[name, column]]));
    const asked = CreateBatchInput.safeParse({
      ...rules,
      agentId: line?.agentId,
      variableColumns: Object.fromEntries(chosen) as Record<string, string>,
      ...(startsAt !== "" && { startsAt: new Date(startsAt) }),
    });
    setFileProblem(file === null ? "Choose a file first." : null);
    setMissing(asked.success ? {} : problemsOf(asked.error.issues));
    if (!asked.success || file === null) return;
    setSending(true);
    try {
      const batch = await create.mutateAsync(asked.data);
      try {
        await sendList(batch.id, file);
      } catch (error) {
        setFileProblem(error instanceof Error ? error.message : "The file could not be sent.");
        await cancel.mutateAsync({ id: batch.id });
        return;
      }
      router.push(`/dashboard/batches/${batch.id}`);
      router.refresh();
    } catch {
      // The form shows why.
    } finally {
      setSending(false);
    }
  };

  return (
    <form
      noValidate
      className="flex flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {failure && Object.keys(failure.fields).length === 0 ? (
        <Callout tone="danger" title="The batch was not made" className="max-w-160">
          {failure.message}
          {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
        </Callout>
      ) : null}
      <section className="flex max-w-3xl flex-col gap-4">
        <h2 className="text-base font-semibold">The list</h2>
        <ChooseFile fileName={file?.name ?? null} problem={fileProblem} onFile={(chosen) => void take(chosen)} />
        {columns.length > 0 ? <MapColumns columns={columns} draft={draft} onChange={change} /> : null}
        {errors["variableColumns"] ? (
          <p role="alert" className="text-compact text-destructive-text">
            Names of variables: {errors["variableColumns"]}
          </p>
        ) : null}
      </section>
      <section className="flex max-w-160 flex-col gap-5">
        <h2 className="text-base font-semibold">Who calls, and when</h2>
        <Field label="Name" error={errors["name"]} required>
          <Input value={draft.name} maxLength={120} onChange={(event) => change({ name: event.target.value })} />
        </Field>
        <Field
          label="From"
          help={line ? `${line.agentName} speaks.` : undefined}
          error={errors["fromNumber"] ?? errors["agentId"]}
        >
          <Select
            value={draft.fromNumber}
            onValueChange={(fromNumber) => change({ fromNumber })}
            options={lines.map(({ phoneNumber, agentName }) => ({
              value: phoneNumber,
              label: phoneNumber,
              description: agentName,
            }))}
          />
        </Field>
        <BatchRules draft={draft} mostLines={mostLines} errors={errors} onChange={change} />
      </section>
      <div className="flex max-w-160 flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={isSending}>
          Check the numbers
        </Button>
        <p className="text-compact text-muted-foreground">
          Nobody is called yet: you see first what was read, and what it will cost.
        </p>
      </div>
    </form>
  );
}

/** What is wrong, by field. */
function problemsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ""), message]));
}
