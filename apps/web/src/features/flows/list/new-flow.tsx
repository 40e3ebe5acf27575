"use client";

import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

// The templates are fetched by whoever makes a flow.
const NewFlowForm = dynamic(() => import("./new-flow-form").then((module) => module.NewFlowForm), {
  ssr: false,
  loading: () => <Skeleton className="h-64 rounded-lg" />,
});

const form = "new-flow";

/** Makes a flow, empty or of a template, and opens it. */
export function NewFlow() {
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus />
          New flow
        </Button>
      </DialogTrigger>
      <DialogContent
        title="New flow"
        description="A conversation to be drawn. Which agents follow it is chosen on their own pages."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" pending={pending}>
              Create flow
            </Button>
          </>
        }
      >
        <NewFlowForm id={form} onPending={setPending} />
      </DialogContent>
    </Dialog>
  );
}
