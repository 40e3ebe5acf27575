"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { useActionState } from "react";
import { verifyEmailAction } from "./actions";

/** A click of its own: programs that look through mails open every link, and would confirm what nobody has read. */
export function VerifyForm({ token, label }: { token: string; label: string }) {
  const [state, action, pending] = useActionState(verifyEmailAction, {});
  return (
    <form action={action} className="flex flex-col gap-4">
      {state.message ? <Callout tone="danger">{state.message}</Callout> : null}
      <input type="hidden" name="token" value={token} />
      <Button type="submit" variant="primary" size="lg" pending={pending} className="w-full">
        {label}
      </Button>
    </form>
  );
}
