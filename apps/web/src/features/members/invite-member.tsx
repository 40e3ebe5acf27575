"use client";

import { InviteInput, type SeatsView } from "@voxcalls/api/schemas/members";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { RadioGroup } from "@voxcalls/ui/radio-group";
import { toast } from "@voxcalls/ui/toast";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, type Failure } from "~/trpc/failure";
import { FormDialog } from "~/features/shell/form-dialog";
import { trpc } from "~/trpc/client";
import { roleSentences, roleWords } from "./member-words";

/** Invites somebody by mail. Seats that are all taken are said before anything is typed. */
export function InviteMember({ seats }: { seats: SeatsView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<"admin" | "user">("user");
  const [failure, setFailure] = useState<Failure | null>(null);
  const send = trpc.invitations.send.useMutation({
    onSuccess: (invitation) => {
      toast.success(`Invitation to ${invitation.email} is on its way`);
      setOpen(false);
      setEmail("");
      router.push("/dashboard/team?tab=invitations");
      router.refresh();
    },
    onError: (error) => setFailure(failureOf(error)),
  });
  const isFull = seats.members + seats.invitations >= seats.limit;
  const submit = () => {
    const input = InviteInput.safeParse({ email, role });
    if (!input.success) {
      const fields = Object.fromEntries(input.error.issues.map(({ path, message }) => [path.join("."), message]));
      return setFailure({ message: "", code: null, fields, requestId: null });
    }
    setFailure(null);
    send.mutate({ email, role });
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus />
        Invite someone
      </Button>
      {open ? (
        <FormDialog
          title="Invite someone"
          description="They get a mail with a link that holds for seven days and opens once."
          submit="Send invitation"
          pending={send.isPending}
          failure={failure}
          onSubmit={submit}
          onClose={() => {
            setOpen(false);
            setFailure(null);
          }}
        >
          {isFull ? (
            <Callout tone="warning" title="Every seat is taken">
              Your plan has {seats.limit}. Remove a member, withdraw an invitation, or choose a larger plan.
            </Callout>
          ) : null}
          <Field label="E-mail" error={failure?.fields["email"]} required>
            <Input
              type="email"
              autoComplete="off"
              placeholder="name@example.com"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Field label="Role" error={failure?.fields["role"]}>
            <RadioGroup
              look="cards"
              value={role}
              onValueChange={(value) => setRole(value === "admin" ? "admin" : "user")}
              options={(["user", "admin"] as const).map((value) => ({
                value,
                label: roleWords[value],
                description: roleSentences[value],
              }))}
            />
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
