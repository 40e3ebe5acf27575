"use client";

import { Button } from "@voxcalls/ui/button";
import { LifeBuoy } from "lucide-react";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";
import { ReasonDialog } from "./reason-dialog";

/** Enters an organisation as support, for reading and for a while. */
export function EnterTenant({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false);
  const start = trpc.supportVisits.start.useMutation({
    // The whole page anew: everything it knows belongs to another place from here on.
    onSuccess: () => window.location.assign("/dashboard"),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <LifeBuoy />
        Enter as support
      </Button>
      <ReasonDialog
        open={open}
        onOpenChange={setOpen}
        title={`Enter ${name}?`}
        description="You see what their admins see, and can change nothing unless you raise the visit. It ends by itself after half an hour."
        help="Their admins read it in their audit log, with your e-mail address. At least 10 characters."
        confirmLabel="Enter"
        variant="primary"
        pending={start.isPending || start.isSuccess}
        failure={start.error ? failureOf(start.error) : null}
        onConfirm={(reason) => start.mutate({ tenantId: id, reason })}
      />
    </>
  );
}
