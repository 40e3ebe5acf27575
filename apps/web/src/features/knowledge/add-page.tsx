"use client";

import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Eye } from "lucide-react";
import { useState } from "react";
import { FormDialog } from "~/features/shell/form-dialog";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { FoundPage } from "./found-page";

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
  const preview = trpc.knowledge.previewPage.useMutation();
  const failure = add.error ? failureOf(add.error) : null;
  const whole = wholeAddress(url);
  return (
    <FormDialog
      title="Add a web page"
      description="The provider reads the text of this one page, as somebody sees it who is not signed in."
      submit="Add page"
      pending={add.isPending}
      failure={failure}
      onSubmit={() => add.mutate({ id: baseId, type: "url", url: whole?.href ?? url })}
      onClose={onClose}
    >
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
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="min-w-0 flex-1 text-compact break-all text-muted-foreground">
            Reads <span className="font-medium text-foreground">{whole.hostname}</span>
            {whole.pathname}
            {whole.search}
          </p>
          <Button size="sm" pending={preview.isPending} onClick={() => preview.mutate({ url: whole.href })}>
            <Eye />
            Preview
          </Button>
        </div>
      ) : null}
      {preview.error ? <FormFailure failure={failureOf(preview.error)} /> : null}
      {preview.data && preview.variables?.url === whole?.href ? <FoundPage page={preview.data} /> : null}
    </FormDialog>
  );
}

/** The address in full, with https in front when it was left out; null while it is none yet. */
function wholeAddress(typed: string): URL | null {
  const text = typed.trim();
  const url = URL.parse(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
  return url?.hostname.includes(".") === true ? url : null;
}
