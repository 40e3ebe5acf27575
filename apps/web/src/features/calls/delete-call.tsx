"use client";

import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DeleteCalls } from "./delete-calls";

/** Deletes the call whose page this is, and leads back to the others. */
export function DeleteCall({ id }: { id: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" onClick={() => setOpen(true)}>
        <Trash2 />
        Delete
      </Button>
      <DeleteCalls
        ids={[id]}
        open={open}
        onOpenChange={setOpen}
        onDeleted={(words) => {
          toast.success(words);
          router.push("/dashboard/calls");
          router.refresh();
        }}
      />
    </>
  );
}
