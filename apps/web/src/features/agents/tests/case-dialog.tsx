"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Dialog, DialogClose, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { readDraft, refusedIn, type CaseDraft } from "./case-draft";

interface CaseDialogProps {
  readonly agentId: string;
  /** The case that is changed; a new one when left out. */
  readonly caseId?: string;
  readonly initial: CaseDraft;
  readonly onClose: () => void;
}

const texts: readonly { key: Exclude<keyof CaseDraft, "name">; label: string; help: string; required?: true }[] = [
  { key: "callerLines", label: "What the caller says", help: "A line for each turn.", required: true },
  { key: "nodePath", label: "Comes by these nodes", help: "A name a line, in their order; others may lie between." },
  {
    key: "toolCalls",
    label: "Uses these tools",
    help: 'A tool a line; if arguments matter, behind it: book_visit {"day": "Monday"}.',
  },
  { key: "mustSay", label: "Has to say", help: "A phrase a line, somewhere in the conversation." },
  { key: "mustNotSay", label: "Must not say", help: "A phrase a line." },
  { key: "variables", label: "Variables at the beginning", help: "A line each: name = value." },
  { key: "held", label: "Variables at the end", help: "A line each: name = value." },
];

/** Writes down a conversation that has to go so, with what is expected of it. */
export function CaseDialog({ agentId, caseId, initial, onClose }: CaseDialogProps) {
  const router = useRouter();
  const formId = useId();
  const [draft, setDraft] = useState(initial);
  const [unread, setUnread] = useState<Partial<Record<keyof CaseDraft, string>>>({});
  const saved = {
    onSuccess: () => {
      toast.success(caseId ? "The test case is changed" : "Saved as a test case", {
        description: "It is run before the agent is published.",
      });
      onClose();
      router.refresh();
    },
  };
  const create = trpc.testCases.create.useMutation(saved);
  const update = trpc.testCases.update.useMutation(saved);
  const { error, isPending } = caseId ? update : create;
  const failure = error ? failureOf(error) : null;
  const errors = { ...(failure && refusedIn(failure.fields)), ...unread };

  const submit = () => {
    const read = readDraft(draft);
    setUnread("errors" in read ? read.errors : {});
    if ("errors" in read) return;
    if (caseId) update.mutate({ id: caseId, ...read.input });
    else create.mutate({ id: agentId, ...read.input });
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={caseId ? "Change the test case" : "New test case"}
        description="It is played with the draft before publishing. Only what is filled in is looked at."
        footer={
          <>
            <DialogClose asChild>
              <Button variant="ghost">Cancel</Button>
            </DialogClose>
            <Button type="submit" form={formId} variant="primary" pending={isPending}>
              Save
            </Button>
          </>
        }
      >
        <form
          id={formId}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            // In the tree of components it stands inside the editor, whose form must not be sent along.
            event.stopPropagation();
            submit();
          }}
        >
          <Field label="Name" error={errors.name} required>
            <Input
              value={draft.name}
              maxLength={120}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </Field>
          {texts.map(({ key, label, help, required }) => (
            <Field key={key} label={label} help={help} error={errors[key]} required={required}>
              <Textarea
                rows={key === "callerLines" ? 3 : 2}
                className={key === "toolCalls" ? "font-mono text-compact" : undefined}
                value={draft[key]}
                onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
              />
            </Field>
          ))}
          {failure && Object.keys(failure.fields).length === 0 ? (
            <Callout tone="danger" title="Not saved">
              {failure.message}
              {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
            </Callout>
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  );
}
