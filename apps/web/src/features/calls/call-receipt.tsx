import type { CallDetail } from "@voxcalls/api/schemas/calls";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { priceWords } from "./call-words";

/** How the price came about, from the provider's seconds to the sum. */
export function CallReceipt({ call }: { call: Pick<CallDetail, "cost" | "durationSeconds" | "status"> }) {
  return (
    <Card>
      <CardHeader title="Receipt" />
      <CardContent className="pt-2">
        {call.cost ? (
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
        ) : (
          <p className="text-muted-foreground">
            {call.status === "in_progress"
              ? "The price stands here when the call has ended."
              : "This call has not been billed."}
          </p>
        )}
      </CardContent>
    </Card>
  );
}
