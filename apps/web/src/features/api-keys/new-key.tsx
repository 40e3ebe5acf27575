"use client";

import type { NewApiKeyView } from "@voxcalls/api/schemas/api-keys";
import { Button } from "@voxcalls/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { NewKeyForm } from "./new-key-form";
import { ShownKey } from "./shown-key";

const form = "new-key";

/** Makes a key and shows it the one time it can be shown. */
export function NewKey() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [made, setMade] = useState<NewApiKeyView | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus />
          New key
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={`“${made.name}” is ready`}
          description="Copy the key now: it is shown this once, and nobody can look it up later."
          footer={
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          }
        >
          <ShownKey made={made} />
        </DialogContent>
      ) : (
        <DialogContent
          className="max-w-xl"
          title="New API key"
          description="For a program that works with your organisation's data. It may do what you tick, and nothing else."
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" form={form} variant="primary" pending={pending}>
                Create key
              </Button>
            </>
          }
        >
          <NewKeyForm id={form} onPending={setPending} onMade={setMade} />
        </DialogContent>
      )}
    </Dialog>
  );
}
