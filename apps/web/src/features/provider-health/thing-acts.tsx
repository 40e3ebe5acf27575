"use client";

import type { HealthItem } from "@voxcalls/api/schemas/provider-health";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { actWords, remakeEffects } from "./words";

type Act = HealthItem["acts"][number];

/** What can be done about a thing, each asked for once more; nothing where nothing helps. */
export function ThingActs({ item, onDone }: { item: HealthItem; onDone: () => void }) {
  const router = useRouter();
  const [asked, setAsked] = useState<Act | null>(null);
  const push = trpc.providerHealth.push.useMutation();
  const adopt = trpc.providerHealth.adopt.useMutation();
  const remake = trpc.providerHealth.remake.useMutation();
  const clear = trpc.providerHealth.clear.useMutation();
  if (item.acts.length === 0) return null;
  const mutations = { push, adopt, remake, clear };
  const mutation = asked === null ? null : mutations[asked];
  const isPublished = item.differences.some(({ where }) => where === "published");
  return (
    <div className="flex flex-wrap gap-2">
      {item.acts.map((act, place) => (
        <Button
          key={act}
          variant={act === "clear" ? "danger" : place === 0 ? "primary" : "outline"}
          onClick={() => {
            mutations[act].reset();
            setAsked(act);
          }}
        >
          {actWords[act].verb}
        </Button>
      ))}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => (open ? undefined : setAsked(null))}
        tone={asked === "clear" ? "danger" : "primary"}
        title={`${actWords[asked ?? "push"].verb}: ${item.name}?`}
        description={actWords[asked ?? "push"].effect}
        affected={
          asked === "push" && isPublished
            ? ["Callers meet it as a new version."]
            : asked === "remake"
              ? remakeEffects[item.kind]
              : undefined
        }
        confirmLabel={actWords[asked ?? "push"].verb}
        onConfirm={async () => {
          if (asked === null) return;
          await mutations[asked].mutateAsync({ id: item.id });
          toast.success(actWords[asked].done);
          router.refresh();
          onDone();
        }}
        error={mutation?.error ? failureWords(mutation.error) : undefined}
      />
    </div>
  );
}
