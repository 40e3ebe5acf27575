import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { priceWords } from "./call-words";

/** How the price came about, from the provider's seconds to the sum. */
export function ReceiptLines({ call }: { call: Pick<CallDetail, "cost" | "durationSeconds" | "status"> }) {
  if (!call.cost) {
    return (
      <p className="text-muted-foreground">
        {call.status === "in_progress"
          ? "The price stands here when the call has ended."
          : "This call has not been billed."}
      </p>
    );
  }
  return (
    <>
      <DetailList>
        <Detail label="Provider's duration">{call.durationSeconds ?? 0} s</Detail>
        <Detail label="Billed">{call.cost.billableSeconds} s</Detail>
        <Detail label="Rate">{priceWords(call.cost.ratePerMinute)} per minute</Detail>
        <Detail label="Price" strong>
          {priceWords(call.cost.totalCost)}
        </Detail>
      </DetailList>
      <p className="mt-2 text-xs text-muted-foreground">
        Billed seconds × rate ÷ 60, rounded half even to four places. Calls that never connected cost nothing.
      </p>
    </>
  );
}
