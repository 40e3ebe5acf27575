"use client";

import type { Facts, ItemView } from "@voxcalls/api/schemas/reconciliation";
import { CopyId } from "@voxcalls/ui/copy-id";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { FullTime } from "@voxcalls/ui/relative-time";
import { Sheet, SheetContent } from "@voxcalls/ui/sheet";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { JudgeItem } from "./judge-item";
import { itemStates, kindWords } from "./words";

/** One difference: both sides, why it stands as it does, and the decision to let it stay. */
export function ItemDrawer({ item, onClose }: { item: ItemView | null; onClose: () => void }) {
  return (
    <Sheet open={item !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {item ? (
        <SheetContent size="lg" title={kindWords[item.kind]} description={`A call of ${item.day} (UTC)`}>
          <Inside item={item} />
        </SheetContent>
      ) : null}
    </Sheet>
  );
}

function Inside({ item }: { item: ItemView }) {
  return (
    <div className="flex flex-col gap-6">
      <DetailList>
        <Detail label="State">
          <StatusDot tone={itemStates[item.state].tone}>{itemStates[item.state].word}</StatusDot>
        </Detail>
        <Detail label="Why">{item.reason}</Detail>
        {item.done ? <Detail label="What was done">{item.done}</Detail> : null}
        <Detail label="Found">
          <FullTime at={item.foundAt} />
        </Detail>
        {item.settledAt ? (
          <Detail label="Settled">
            <FullTime at={item.settledAt} />
          </Detail>
        ) : null}
        {item.ownerName ? <Detail label="Organisation">{item.ownerName}</Detail> : null}
        <Detail label="Provider's call">
          <CopyId value={item.retellCallId} label="provider's call id" />
        </Detail>
        {item.callId ? (
          <Detail label="Our call">
            <CopyId value={item.callId} label="call id" />
          </Detail>
        ) : null}
      </DetailList>
      <BothSides ours={item.ours} theirs={item.theirs} />
      {item.state === "resolved" ? null : <JudgeItem key={item.id} item={item} />}
    </div>
  );
}

function BothSides({ ours, theirs }: { ours: Facts | null; theirs: Facts | null }) {
  const rows = [
    { label: "Seconds", read: ({ seconds }: Facts) => seconds },
    { label: "Charge by our rule", read: ({ cost }: Facts) => cost },
    { label: "Provider's price, US cents", read: ({ wholesaleCents }: Facts) => wholesaleCents },
  ];
  return (
    <table className="w-full text-compact tabular-nums">
      <caption className="mb-2 text-left text-sm font-semibold">When it was found</caption>
      <thead>
        <tr className="border-b text-xs text-muted-foreground">
          <th scope="col" className="py-1.5 text-left font-medium">
            <span className="sr-only">What</span>
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            Ours
          </th>
          <th scope="col" className="py-1.5 text-right font-medium">
            Theirs
          </th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {rows.map(({ label, read }) => (
          <tr key={label}>
            <th scope="row" className="py-1.5 text-left font-normal text-muted-foreground">
              {label}
            </th>
            <td className="py-1.5 text-right">{(ours && read(ours)) ?? "–"}</td>
            <td className="py-1.5 text-right">{(theirs && read(theirs)) ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
