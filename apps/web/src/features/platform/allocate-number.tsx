"use client";

import type { PoolNumberView } from "@voxcalls/api/schemas/phone-number-pool";
import { Button } from "@voxcalls/ui/button";
import { Combobox } from "@voxcalls/ui/combobox";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";

const formId = "allocate-number";

/** Gives a number of the pool to an organisation. */
export function AllocateNumber({ number, onClose }: { number: PoolNumberView; onClose: () => void }) {
  const router = useRouter();
  const [tenantId, setTenantId] = useState<string>();
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [isMissing, setMissing] = useState(false);
  const q = useDeferredValue(typed.trim());
  const found = trpc.tenants.list.useQuery({ limit: 50, ...(q && { q }) }, { placeholderData: (before) => before });
  const allocate = trpc.pool.allocate.useMutation({
    onSuccess: ({ phoneNumber, tenantName }) => {
      toast.success(`${phoneNumber} belongs to ${tenantName ?? "the organisation"}`);
      router.refresh();
      onClose();
    },
  });
  const failure = allocate.error ? failureOf(allocate.error) : null;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={`Allocate ${number.phoneNumber}`}
        description="The organisation binds it to an agent itself, and pays for its calls from now on."
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" type="submit" form={formId} pending={allocate.isPending}>
              Allocate
            </Button>
          </>
        }
      >
        <form
          id={formId}
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setMissing(tenantId === undefined);
            if (tenantId === undefined) return;
            allocate.mutate({ phoneNumberId: number.id, tenantId, ...(reason.trim() && { reason }) });
          }}
        >
          <FormFailure failure={failure} />
          <Field
            label="Organisation"
            error={isMissing && tenantId === undefined ? "Choose an organisation." : failure?.fields["tenantId"]}
            required
          >
            <Combobox
              value={tenantId}
              onValueChange={setTenantId}
              onSearchChange={setTyped}
              loading={found.isFetching}
              placeholder="Choose an organisation"
              emptyText="No organisation has this name."
              options={(found.data?.data ?? []).map(({ id, name, slug, phoneNumbers, maxPhoneNumbers }) => ({
                value: id,
                label: name,
                description: `${slug}, ${phoneNumbers} of ${maxPhoneNumbers} numbers`,
              }))}
            />
          </Field>
          <Field
            label="Reason"
            help="Kept in the audit log, which the organisation can read."
            error={failure?.fields["reason"]}
          >
            <Textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
