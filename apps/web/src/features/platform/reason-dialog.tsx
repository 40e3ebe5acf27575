"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogClose, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { useId, useState, type ReactNode } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import type { Failure } from "~/trpc/failure";

interface ReasonDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description: ReactNode;
  /** What the act touches, line by line. */
  readonly affected?: readonly ReactNode[] | undefined;
  readonly help: string;
  readonly confirmLabel: string;
  readonly variant: "primary" | "danger";
  readonly pending: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: (reason: string) => void;
}

/** Asks why before an act that the organisation will read about. */
export function ReasonDialog({ open, onOpenChange, title, description, ...props }: ReasonDialogProps) {
  const form = useId();
  const [reason, setReason] = useState("");
  const placed = props.failure?.fields["reason"];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={title}
        description={description}
        footer={
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant={props.variant} type="submit" form={form} pending={props.pending}>
              {props.confirmLabel}
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            props.onConfirm(reason);
          }}
        >
          {props.affected?.length ? (
            <ul className="divide-y rounded-lg border text-compact">
              {props.affected.map((line, index) => (
                <li key={index} className="px-3 py-2">
                  {line}
                </li>
              ))}
            </ul>
          ) : null}
          <FormFailure failure={props.failure} />
          <Field label="Reason" help={props.help} error={placed} required>
            <Textarea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
