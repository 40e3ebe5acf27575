"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Dialog, DialogClose, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { TextLink } from "@voxcalls/ui/text-link";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { Rocket } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Makes the draft what callers meet, with a title for the history; when a test case fails it asks for a reason. */
export function PublishAgent({ agent }: { readonly agent: AgentView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const [reason, setReason] = useState("");
  const publish = trpc.agents.publish.useMutation({
    onSuccess: ({ publishedVersion }) => {
      toast.success(`Version ${publishedVersion ?? ""} is published`, { description: "Callers meet it from now on." });
      change(false);
      router.refresh();
    },
  });
  const failure = publish.error ? failureOf(publish.error) : null;
  const wantsReason = failure !== null && "reason" in failure.fields;

  function change(next: boolean) {
    setOpen(next);
    setTitle("");
    setReason("");
    publish.reset();
  }

  const isInUse = agent.status === "active" || agent.status === "paused";
  return (
    <Dialog open={open} onOpenChange={change}>
      <Button
        variant="primary"
        disabled={!isInUse || !agent.hasUnpublishedChanges}
        title={agent.hasUnpublishedChanges ? undefined : "Callers meet exactly what stands here."}
        onClick={() => setOpen(true)}
      >
        <Rocket />
        Publish
      </Button>
      <DialogContent
        title={`Publish ${agent.name}?`}
        description="Callers meet it from the next call on; calls in progress end as they began. You can go back any time."
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
          <p className="text-compact">
            <TextLink href={`/dashboard/agent/${agent.id}/versions`}>See what changes</TextLink>
          </p>
          <Field label="Title" help="What is new, for the history." error={failure?.fields["title"]}>
            <Input value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          {wantsReason ? (
            <Field label="Why publish although a test fails?" error={failure.message} required>
              <Textarea rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
            </Field>
          ) : failure ? (
            <Callout tone="danger" title="Not published">
              {failure.message}
              {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
            </Callout>
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  );
}
