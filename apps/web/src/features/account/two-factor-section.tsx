"use client";

import type { AccountView, TwoFactorSecret } from "@voxcalls/api/schemas/auth";
import { Button } from "@voxcalls/ui/button";
import { CardContent } from "@voxcalls/ui/card";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { trpc } from "~/trpc/client";
import { PasswordDialog } from "./password-dialog";
import { RecoveryCodes } from "./recovery-codes";
import { TwoFactorSetUp } from "./two-factor-set-up";

type TwoFactor = AccountView["twoFactor"];

/** Off, being set up, showing codes, or on. What comes in another's place gets the focus that the other had. */
export function TwoFactorSection({ twoFactor }: { twoFactor: TwoFactor }) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place} role="group" aria-label="Two-factor" tabIndex={-1} className="outline-none">
      <TwoFactorStep twoFactor={twoFactor} onStep={() => place.current?.focus()} />
    </div>
  );
}

function TwoFactorStep({ twoFactor, onStep }: { twoFactor: TwoFactor; onStep: () => void }) {
  const router = useRouter();
  const [begun, setBegun] = useState<TwoFactorSecret | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = trpc.auth.twoFactor.begin.useMutation();
  const renew = trpc.auth.twoFactor.renewCodes.useMutation();
  const disable = trpc.auth.twoFactor.disable.useMutation();
  if (codes) {
    const done = () => {
      setCodes(null);
      onStep();
      toast.success("Two-factor is on");
      router.refresh();
    };
    return (
      <CardContent>
        <RecoveryCodes codes={codes} onDone={done} />
      </CardContent>
    );
  }
  if (begun) {
    const confirmed = (recoveryCodes: readonly string[]) => {
      setBegun(null);
      setCodes(recoveryCodes);
      onStep();
    };
    const cancelled = () => {
      setBegun(null);
      onStep();
    };
    return <TwoFactorSetUp begun={begun} onConfirmed={confirmed} onCancel={cancelled} />;
  }
  if (!twoFactor.enabledAt) {
    return (
      <CardContent className="flex flex-wrap items-center justify-between gap-3">
        <StatusDot tone={twoFactor.required ? "warning" : "neutral"}>
          {twoFactor.required ? "Off, but your organisation asks for it" : "Off"}
        </StatusDot>
        <PasswordDialog
          trigger={
            <Button size="sm" variant={twoFactor.required ? "primary" : "outline"}>
              Set up two-factor
            </Button>
          }
          title="Set up two-factor"
          description="You need an authenticator app on your phone, such as 1Password, Google Authenticator or Aegis."
          confirmLabel="Continue"
          onConfirm={async (password) => setBegun(await begin.mutateAsync({ password }))}
        />
      </CardContent>
    );
  }
  const left = twoFactor.recoveryCodesLeft;
  return (
    <CardContent className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <StatusDot tone="success">
          <span>
            On since <RelativeTime at={twoFactor.enabledAt} />
          </span>
        </StatusDot>
        <p className="mt-0.5 text-compact text-muted-foreground">
          {left === 1 ? "1 recovery code is left" : `${left} recovery codes are left`}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <PasswordDialog
          trigger={<Button size="sm">New recovery codes</Button>}
          title="Make new recovery codes?"
          description="The codes you have now open nothing any more."
          confirmLabel="Make new codes"
          onConfirm={async (password) => setCodes((await renew.mutateAsync({ password })).recoveryCodes)}
        />
        <PasswordDialog
          trigger={<Button size="sm">Switch off</Button>}
          title="Switch two-factor off?"
          description={
            twoFactor.required
              ? "Your organisation asks for it: without it you can open your account and nothing else."
              : "Your password alone will sign you in. Your recovery codes are deleted."
          }
          confirmLabel="Switch off"
          tone="danger"
          onConfirm={async (password) => {
            await disable.mutateAsync({ password });
            toast.success("Two-factor is off");
            router.refresh();
          }}
        />
      </div>
    </CardContent>
  );
}
