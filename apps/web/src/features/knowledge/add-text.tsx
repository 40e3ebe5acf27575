"use client";

import { longestText } from "@voxcalls/api/catalogue/knowledge";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Textarea } from "@voxcalls/ui/textarea";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface AddTextProps {
  readonly baseId: string;
  readonly onAdded: () => void;
  readonly onClose: () => void;
}

/** Adds a text that is typed or pasted. */
export function AddText({ baseId, onAdded, onClose }: AddTextProps) {
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const add = trpc.knowledge.addSource.useMutation({
    onSuccess: () => {
      onAdded();
      onClose();
    },
  });
  const failure = add.error ? failureOf(add.error) : null;
  return (
    <FormDialog
      title="Add a text"
      description="Write it as you would tell it to a caller, one matter to a paragraph."
      submit="Add text"
      className="max-w-2xl"
      pending={add.isPending}
      failure={failure}
      onSubmit={() => add.mutate({ id: baseId, type: "text", title, text })}
      onClose={onClose}
    >
      <Field label="Title" error={failure?.fields["title"]} required>
        <Input
          value={title}
          maxLength={200}
          autoComplete="off"
          placeholder="Price list"
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Field label="Text" error={failure?.fields["text"]} required>
        <Textarea
          value={text}
          maxLength={longestText}
          rows={10}
          placeholder={"A cleaning is $90 and takes half an hour.\n\nWhitening costs $250."}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
