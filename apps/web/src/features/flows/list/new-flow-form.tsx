"use client";

import { flowTemplates } from "@voxcalls/api/flow-templates";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { RadioGroup } from "@voxcalls/ui/radio-group";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface NewFlowFormProps {
  readonly id: string;
  readonly onPending: (pending: boolean) => void;
}

const empty = "empty";
const choices = [
  { value: empty, label: "Empty", description: "Nothing is drawn yet." },
  ...flowTemplates.map(({ id, name, description }) => ({ value: id, label: name, description })),
];

/** Name and beginning of a new flow, which opens when it is made. */
export function NewFlowForm({ id, onPending }: NewFlowFormProps) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState(empty);
  const create = trpc.flows.create.useMutation({
    onMutate: () => onPending(true),
    onError: () => onPending(false),
    onSuccess: (flow) => router.push(`/dashboard/flows/${flow.id}`),
  });
  const failure = create.error ? failureOf(create.error) : null;
  const template = flowTemplates.find((one) => one.id === chosen);
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ ...template?.definition, name: name.trim() === "" ? (template?.name ?? "") : name });
      }}
    >
      <Field label="Name" error={failure?.fields["name"]}>
        <Input
          value={name}
          maxLength={100}
          placeholder={template?.name ?? "Front desk"}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label="Begin with">
        <RadioGroup look="cards" value={chosen} onValueChange={setChosen} options={choices} />
      </Field>
      <FormFailure failure={failure} />
    </form>
  );
}
