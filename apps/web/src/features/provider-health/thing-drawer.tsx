"use client";

import type { HealthItem } from "@voxcalls/api/schemas/provider-health";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { FullTime } from "@voxcalls/ui/relative-time";
import { Sheet, SheetContent } from "@voxcalls/ui/sheet";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Differences } from "./differences";
import { ThingActs } from "./thing-acts";
import { kindWords, stateWords } from "./words";

/** One thing: how it stands, why, what differs and what can be done. */
export function ThingDrawer({ item, onClose }: { item: HealthItem | null; onClose: () => void }) {
  return (
    <Sheet open={item !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {item ? (
        <SheetContent size="lg" title={item.name} description={kindWords[item.kind]}>
          <div className="flex flex-col gap-6">
            <DetailList>
              <Detail label="State">
                <StatusDot tone={stateWords[item.state].tone}>{stateWords[item.state].word}</StatusDot>
              </Detail>
              <Detail label="Why">{item.reason}</Detail>
              <Detail label="Since">
                <FullTime at={item.foundAt} />
              </Detail>
              <Detail label="Last read">
                <FullTime at={item.judgedAt} />
              </Detail>
              {item.ownerName ? <Detail label="Organisation">{item.ownerName}</Detail> : null}
              {item.providerId ? (
                <Detail label="At the provider">
                  <CopyId value={item.providerId} label="provider's id" />
                </Detail>
              ) : null}
              {item.ourId ? (
                <Detail label="Here">
                  <CopyId value={item.ourId} label="our id" />
                </Detail>
              ) : null}
            </DetailList>
            <Differences differences={item.differences} />
            <ThingActs key={item.id} item={item} onDone={onClose} />
          </div>
        </SheetContent>
      ) : null}
    </Sheet>
  );
}
