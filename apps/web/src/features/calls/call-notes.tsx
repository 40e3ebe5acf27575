"use client";

import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { TagInput } from "./tag-input";

interface CallNotesProps {
  readonly call: Pick<CallDetail, "id" | "notes" | "tags">;
  /** Whoever may only look reads them. */
  readonly mayWrite: boolean;
}

/** What people wrote of a call: its tags, saved as they are set, and notes. */
export function CallNotes({ call, mayWrite }: CallNotesProps) {
  const router = useRouter();
  const calls = trpc.useUtils().calls;
  const [notes, setNotes] = useState(call.notes ?? "");
  const update = trpc.calls.update.useMutation({
    onSuccess: async () => {
      await calls.invalidate();
      router.refresh();
    },
  });
  const failure = update.error ? failureOf(update.error) : null;
  const isDirty = notes.trim() !== (call.notes ?? "");
  if (!mayWrite) {
    return (
      <div className="flex flex-col gap-2">
        <TagInput tags={call.tags} />
        <p className="whitespace-pre-wrap text-secondary-foreground">{call.notes ?? "No notes."}</p>
      </div>
    );
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ id: call.id, notes: notes.trim() || null }, { onSuccess: () => toast.success("Notes saved") });
      }}
    >
      <Field label="Tags" error={failure?.fields["tags"]}>
        <TagInput
          tags={call.tags}
          disabled={update.isPending}
          onChange={(tags) => update.mutate({ id: call.id, tags })}
        />
      </Field>
      <Field
        label="Notes"
        error={failure && !failure.fields["tags"] ? (failure.fields["notes"] ?? failure.message) : undefined}
      >
        <Textarea
          rows={4}
          maxLength={5_000}
          value={notes}
          placeholder="For your colleagues; the caller never sees it."
          onChange={(event) => setNotes(event.target.value)}
        />
      </Field>
      {isDirty ? (
        <div className="flex gap-2">
          <Button type="submit" size="sm" variant="primary" pending={update.isPending}>
            Save notes
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setNotes(call.notes ?? "")}>
            Discard
          </Button>
        </div>
      ) : null}
    </form>
  );
}
