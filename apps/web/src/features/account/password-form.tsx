"use client";

import { Button } from "@voxcalls/ui/button";
import { CardContent, CardFooter } from "@voxcalls/ui/card";
import { Field } from "@voxcalls/ui/field";
import { PasswordInput } from "@voxcalls/ui/password-input";
import { PasswordStrength } from "@voxcalls/ui/password-strength";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface PasswordFormProps {
  /** For password managers: whose password it is. */
  readonly email: string;
  readonly minLength: number;
  readonly changedAt: Date | null;
}

export function PasswordForm({ email, minLength, changedAt }: PasswordFormProps) {
  const router = useRouter();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const change = trpc.auth.password.change.useMutation({
    onSuccess: () => {
      setCurrent("");
      setNew("");
      toast.success("Your password is changed", { description: "Every other device was signed out." });
      router.refresh();
    },
  });
  const failure = change.error ? failureOf(change.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ currentPassword, newPassword });
  };
  return (
    <form onSubmit={submit} noValidate>
      <CardContent className="flex flex-col gap-4">
        <FormFailure failure={failure} />
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field label="Current password" error={failure?.fields["currentPassword"]} required>
          <PasswordInput
            autoComplete="current-password"
            value={currentPassword}
            onChange={(event) => setCurrent(event.target.value)}
          />
        </Field>
        <div className="flex flex-col gap-2">
          <Field label="New password" error={failure?.fields["newPassword"]} required>
            <PasswordInput
              autoComplete="new-password"
              value={newPassword}
              onChange={(event) => setNew(event.target.value)}
            />
          </Field>
          <PasswordStrength password={newPassword} minLength={minLength} />
        </div>
      </CardContent>
      <CardFooter>
        <span>
          {changedAt ? (
            <>
              Changed <RelativeTime at={changedAt} />
            </>
          ) : (
            "Never changed"
          )}
        </span>
        <Button type="submit" size="sm" pending={change.isPending} disabled={!currentPassword || !newPassword}>
          Change password
        </Button>
      </CardFooter>
    </form>
  );
}
