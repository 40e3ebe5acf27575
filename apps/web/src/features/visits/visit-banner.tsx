"use client";

import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { cn } from "@voxcalls/ui/cn";
import { LifeBuoy } from "lucide-react";
import { useEffect, useState } from "react";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";

interface VisitBannerProps {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly reason: string;
  readonly mayWrite: boolean;
  readonly expiresAt: Date;
}

const tickMs = 10_000;
const minuteMs = 60_000;

/** Stands above every page while a super admin visits an organisation: where, why, how long still, and the way out. */
export function VisitBanner({ tenantId, tenantName, reason, mayWrite, expiresAt }: VisitBannerProps) {
  const [minutes, setMinutes] = useState<number | null>(null);
  const [isRaising, setRaising] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const home = `/admin/tenants/${tenantId}`;
  // The whole page anew: what it shows belongs to the place that is left.
  const leave = trpc.supportVisits.leave.useMutation({ onSettled: () => window.location.assign(home) });
  const raise = trpc.supportVisits.raise.useMutation();
  useEffect(() => {
    const look = () => {
      const left = Math.ceil((expiresAt.getTime() - Date.now()) / minuteMs);
      setMinutes(left);
      if (left <= 0) window.location.assign(home);
    };
    look();
    const ticking = setInterval(look, tickMs);
    return () => clearInterval(ticking);
  }, [expiresAt, home]);
  return (
    <div
      role="region"
      aria-label="Support visit"
      className={cn(
        "sticky top-12 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 text-compact md:top-0 md:px-8",
        mayWrite ? "bg-danger-subtle text-danger-strong" : "bg-warning-subtle text-warning-strong",
      )}
    >
      <span className="flex min-w-0 flex-1 basis-72 items-start gap-2.5">
        <LifeBuoy aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0">
          <span className="font-semibold">
            You are in {tenantName} as support, {mayWrite ? "and may change things" : "for reading only"}
          </span>
          <span className="line-clamp-2 break-words">{reason}</span>
        </span>
      </span>
      <span className="flex shrink-0 flex-wrap items-center gap-2">
        <span className="mr-1 whitespace-nowrap" suppressHydrationWarning>
          {minutes === null ? "" : `${Math.max(minutes, 0)} min left`}
        </span>
        {mayWrite ? null : (
          <Button size="sm" onClick={() => setRaising(true)}>
            Allow changes
          </Button>
        )}
        <Button size="sm" variant="primary" pending={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
          Leave
        </Button>
      </span>
      <ConfirmDialog
        open={isRaising}
        onOpenChange={setRaising}
        title={`Change things in ${tenantName}?`}
        description="Until the visit ends you can do what their admins can. That you asked for it, and every change, is in their audit log under your name."
        confirmLabel="Allow changes"
        tone="primary"
        error={refusal}
        onConfirm={async () => {
          try {
            await raise.mutateAsync();
          } catch (error) {
            setRefusal(failureOf(error as Parameters<typeof failureOf>[0]).message);
            throw error;
          }
          window.location.reload();
        }}
      />
    </div>
  );
}
