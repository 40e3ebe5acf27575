"use client";

import type { TenantSettings, UpdateTenantInput } from "@voxcalls/api/schemas/tenant-settings";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, type Failure } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

type Change = Omit<UpdateTenantInput, "unchangedSince">;

/** Saves the fields that differ, unless somebody else saved since the page was loaded. */
export function useSaveSettings(settings: TenantSettings) {
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const update = trpc.tenant.update.useMutation();
  return {
    failure,
    pending: update.isPending,
    save: (change: Change) => {
      setFailure(null);
      update.mutate(
        { ...change, unchangedSince: settings.updatedAt },
        {
          onSuccess: () => {
            toast.success("Saved");
            router.refresh();
          },
          onError: (error) => setFailure(failureOf(error)),
        },
      );
    },
  };
}

/** The fields of `draft` that are not as they were. */
export function changesIn<D extends Change>(draft: D, settings: TenantSettings): Partial<D> {
  const differing = Object.entries(draft).filter(([key, value]) => settings[key as keyof TenantSettings] !== value);
  return Object.fromEntries(differing) as Partial<D>;
}
