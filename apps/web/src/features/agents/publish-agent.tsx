"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import { Rocket } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PublishDialog } from "./publish-dialog";

/** The button that makes the draft what callers meet; it asks first. */
export function PublishAgent({ agent }: { readonly agent: AgentView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const isInUse = agent.status === "active" || agent.status === "paused";
  return (
    <>
      <Button
        variant="primary"
        disabled={!isInUse || !agent.hasUnpublishedChanges}
        title={agent.hasUnpublishedChanges ? undefined : "Callers meet exactly what stands here."}
        onClick={() => setOpen(true)}
      >
        <Rocket />
        Publish
      </Button>
      <PublishDialog agent={agent} open={open} onOpenChange={setOpen} onPublished={() => router.refresh()} />
    </>
  );
}
