"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Dialog, DialogClose, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { WhatChanges } from "./versions/what-changes";

interface PublishDialogProps {
  readonly agent: Pick<AgentView, "id" | "name" | "publishedVersion">;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onPublished: (agent: AgentView) => void;
}

/** Shows what changes, asks for a title for the history, and publishes; when a test case fails it asks for a reason. */
export function PublishDialog({ agent, open, onOpenChange, onPublished }: PublishDialogProps) {
  const [title, setTitle] = useState("");
  const [reason, setReason] = useState("");
  const publish = trpc.agents.publish.useMutation({
    onSuccess: (published) => {
      toast.success(`Version ${published.publishedVersion ?? ""} is published`, {
        description: "Callers meet it from now on.",
      });
      change(false);
      onPublished(published);
    },
  });
  const failure = publish.error ? failureOf(publish.error) : null;
  const wantsReason = failure !== null && "reason" in failure.fields;

  function change(next: boolean) {
    onOpenChange(next);
    setTitle("");
    setReason("");
    publish.reset();
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent
        title={`Publish ${agent.name}?`}
        description="Callers meet it from the next call on; calls in progress end as they began. You can go back any time."
        className="sm:max-w-xl"
        footer={
          <>
            <DialogClose asChild>
              <Button variant="ghost">Cancel</Button>
            </DialogClose>
            <Button type="submit" form="publish-agent" variant="primary" pending={publish.isPending}>
              {wantsReason ? "Publish anyway" : "Publish"}
            </Button>
          </>
        }
      >
        <form
          id="publish-agent"
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            publish.mutate({ id: agent.id, title: title.trim() || null, reason: reason.trim() || null });
          }}
        >
          <Field label="Title" help="What is new, for the history." error={failure?.fields["title"]}>
            <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <WhatChanges agent={agent} />
          {wantsReason ? (
            <Field label="Why publish although a test fails?" error={failure.message} required>
              <Textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
            </Field>
          ) : failure ? (
            <Callout tone="danger" title="Not published">
              {Object.values(failure.fields)[0] ?? failure.message}
              {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
            </Callout>
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  );
}
