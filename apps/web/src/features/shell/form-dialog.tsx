"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { useId, type ReactNode } from "react";
import type { Failure } from "~/trpc/failure";
import { FormFailure } from "./form-failure";

interface FormDialogProps {
  readonly title: string;
  readonly description?: string;
  /** What the button says that does it. */
  readonly submit: string;
  readonly pending: boolean;
  readonly failure: Failure | null;
  readonly className?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** The fields, which show their own errors. */
  readonly children: ReactNode;
}

/** A short form over the page: open as long as it is drawn. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, submit, pending, failure, className, onSubmit, onClose, children } = props;
  const form = useId();
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        className={className}
        title={title}
        description={description}
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" pending={pending}>
              {submit}
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
            onSubmit();
          }}
        >
          <FormFailure failure={failure} />
          {children}
        </form>
      </DialogContent>
    </Dialog>
  );
}
