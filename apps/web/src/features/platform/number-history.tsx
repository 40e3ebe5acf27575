"use client";

import type { PoolNumberView } from "@voxcalls/api/schemas/phone-number-pool";
import { Callout } from "@voxcalls/ui/callout";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Sheet, SheetContent } from "@voxcalls/ui/sheet";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { TextLink } from "@voxcalls/ui/text-link";
import { History } from "lucide-react";
import { trpc } from "~/trpc/client";
import { failureWords } from "~/trpc/failure";

/** Who held a number when. */
export function NumberHistory({ number, onClose }: { number: PoolNumberView; onClose: () => void }) {
  const history = trpc.pool.history.useQuery({ id: number.id });
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent
        title={`History of ${number.phoneNumber}`}
        description="A call is billed to whoever held the number when it began."
      >
        {history.error ? (
          <Callout tone="danger">{failureWords(history.error)}</Callout>
        ) : history.data === undefined ? (
          <Skeleton className="h-40" />
        ) : history.data.data.length === 0 ? (
          <EmptyState icon={<History />} title="Nobody held it yet" description="It has been in the pool all along." />
        ) : (
          <ol className="divide-y rounded-lg border text-compact">
            {history.data.data.map(({ id, tenantId, tenantName, agentName, userName, heldFrom, heldUntil }) => (
              <li key={id} className="flex flex-col gap-0.5 px-3 py-2">
                <span className="flex justify-between gap-3">
                  <TextLink href={`/admin/tenants/${tenantId}`} className="min-w-0 truncate">
                    {tenantName}
                  </TextLink>
                  <span className="text-muted-foreground">
                    <RelativeTime at={heldFrom} /> – {heldUntil ? <RelativeTime at={heldUntil} /> : "now"}
                  </span>
                </span>
                <span className="text-muted-foreground">
                  {agentName === null ? "Bound to no agent" : `Answered by ${agentName}`}
                  {userName === null ? "" : `, belongs to ${userName}`}
                </span>
              </li>
            ))}
          </ol>
        )}
      </SheetContent>
    </Sheet>
  );
}
