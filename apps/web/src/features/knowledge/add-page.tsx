"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const form = "add-page";

interface AddProps {
  readonly baseId: string;
  readonly onAdded: () => void;
  readonly onClose: () => void;
}

/** Adds a web page by its address, shown as it will be read. */
export function AddPage({ baseId, onAdded, onClose }: AddProps) {
  const [url, setUrl] = useState("");
  const add = trpc.knowledge.addSource.useMutation({
    onSuccess: () => {
      onAdded();
      onClose();
    },
  });
  const failure = add.error ? failureOf(add.error) : null;
  const whole = wholeAddress(url);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title="Add a web page"
        description="The provider reads the text of this one page, as somebody sees it who is not signed in."
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" pending={add.isPending}>
              Add page
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
            add.mutate({ id: baseId, type: "url", url: whole?.href ?? url });
          }}
        >
          <FormFailure failure={failure} />
          <Field label="Address" error={failure?.fields["url"]} required>
            <Input
              type="url"
              inputMode="url"
              value={url}
              maxLength={2048}
              autoComplete="off"
              placeholder="https://example.com/prices"
              onChange={(event) => setUrl(event.target.value)}
            />
          </Field>
          {whole ? (
            <p className="text-compact break-all text-muted-foreground">
              Reads <span className="font-medium text-foreground">{whole.hostname}</span>
              {whole.pathname}
              {whole.search}
            </p>
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** The address in full, with https in front when it was left out; null while it is none yet. */
function wholeAddress(typed: string): URL | null {
  const text = typed.trim();
  const url = URL.parse(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
  return url?.hostname.includes(".") === true ? url : null;
}
