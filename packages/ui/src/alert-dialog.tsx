"use client";

import * as AlertDialogPrimitive from "radix-ui/alert-dialog";
import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Callout } from "./callout";
import { Field } from "./field";
import { Input } from "./input";
import { dialogLook, footerLook, veilLook } from "./overlay-look";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The act as a question with the thing's name: "Release +1 415 555 0132?" */
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** What else is touched, line by line. */
  affected?: readonly ReactNode[] | undefined;
  /** The verb: "Release number". */
  confirmLabel: string;
  /** "danger" unless told. */
  tone?: "danger" | "primary";
  /** The word that has to be typed first, for what can never be undone. */
  typeToConfirm?: string | undefined;
  /** The dialog waits for it, closes when it resolves, and stays with `error` when it rejects. */
  onConfirm: () => void | Promise<void>;
  /** Why it failed; the caller writes it for people, with the request id. */
  error?: ReactNode;
};

/** Asks before an act that destroys or costs, and names what it touches. */
export function ConfirmDialog({ open, onOpenChange, title, confirmLabel, onConfirm, ...props }: ConfirmDialogProps) {
  const [pending, setPending] = useState(false);
  const [typed, setTyped] = useState("");
  const allowed = !props.typeToConfirm || typed.trim() === props.typeToConfirm;

  function change(next: boolean) {
    if (pending) return;
    setTyped("");
    onOpenChange(next);
  }

  async function confirm() {
    setPending(true);
    try {
      await onConfirm();
      setTyped("");
      onOpenChange(false);
    } catch {
      // The caller shows why through `error`; the dialog only has to stay.
    } finally {
      setPending(false);
    }
  }

  return (
    <AlertDialogPrimitive.Root open={open} onOpenChange={change}>
      <AlertDialogPrimitive.Portal>
        <AlertDialogPrimitive.Overlay className={veilLook} />
        <AlertDialogPrimitive.Content className={dialogLook}>
          <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pt-4 pb-5">
            <div>
              <AlertDialogPrimitive.Title className="text-base font-semibold">{title}</AlertDialogPrimitive.Title>
              <AlertDialogPrimitive.Description className="mt-1 text-compact text-muted-foreground">
                {props.description}
              </AlertDialogPrimitive.Description>
            </div>
            {props.affected?.length ? (
              <ul className="divide-y rounded-lg border text-compact">
                {props.affected.map((line, index) => (
                  <li key={index} className="px-3 py-2">
                    {line}
                  </li>
                ))}
              </ul>
            ) : null}
            {props.typeToConfirm ? (
              <Field
                label={
                  <>
                    Type <strong className="font-semibold">{props.typeToConfirm}</strong> to confirm
                  </>
                }
              >
                <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
              </Field>
            ) : null}
            {props.error ? <Callout tone="danger">{props.error}</Callout> : null}
          </div>
          <footer className={footerLook}>
            <AlertDialogPrimitive.Cancel asChild>
              <Button disabled={pending}>Cancel</Button>
            </AlertDialogPrimitive.Cancel>
            <Button
              variant={props.tone ?? "danger"}
              pending={pending}
              disabled={!allowed}
              onClick={() => void confirm()}
            >
              {confirmLabel}
            </Button>
          </footer>
        </AlertDialogPrimitive.Content>
      </AlertDialogPrimitive.Portal>
    </AlertDialogPrimitive.Root>
  );
}
