"use client";

import type { CallDetail, CallReceipt } from "@voxcalls/api/schemas/calls";
import { Detail, DetailList } from "@voxcalls/ui/detail-list";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { FormFailure } from "~/features/shell/form-failure";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";
import { exactPriceWords, priceWords } from "./call-words";

interface ReceiptLinesProps {
  readonly call: Pick<CallDetail, "id" | "cost" | "status">;
  /** As the page knows it; fetched where it does not. */
  readonly initial?: CallReceipt | undefined;
}

/** How the price came about, from the provider's seconds to the sum. */
export function ReceiptLines({ call, initial }: ReceiptLinesProps) {
  const receipt = trpc.calls.receipt.useQuery(
    { id: call.id },
    { enabled: call.cost !== null, ...(initial && { initialData: initial }) },
  );
  if (!call.cost) {
    return (
      <p className="text-muted-foreground">
        {call.status === "in_progress"
          ? "The price stands here when the call has ended."
          : "This call has not been billed."}
      </p>
    );
  }
  if (receipt.error) return <FormFailure failure={failureOf(receipt.error)} />;
  return receipt.data ? <Lines receipt={receipt.data} /> : <Skeleton className="h-48" />;
}

function Lines({ receipt }: { receipt: CallReceipt }) {
  const { entries, providerMs } = receipt;
  const last = entries.at(-1);
  if (!last) return null;
  const { incrementSeconds, ratePerMinute, rateSince } = last;
  return (
    <>
      <DetailList>
        <Detail label="Provider's duration">{((providerMs ?? 0) / 1000).toLocaleString("en-US")} s</Detail>
        <Detail label="Billed">
          {receipt.billableSeconds} s, {incrementSeconds === 1 ? "begun seconds" : `by ${incrementSeconds} s`}
        </Detail>
        <Detail label="Minutes">{receipt.conversationMinutes}</Detail>
        <Detail label="Rate">
          {priceWords(ratePerMinute)} per minute
          {rateSince ? (
            <span className="text-muted-foreground">
              {" "}
              since <RelativeTime at={rateSince} />
            </span>
          ) : null}
        </Detail>
        {entries.length > 1
          ? entries.map((entry) => (
              <Detail key={entry.entry} label={entry.entry === 0 ? "Charged first" : `Correction ${entry.entry}`}>
                {entry.billableSeconds} s, {signedPrice(entry.totalCost)}{" "}
                <span className="text-muted-foreground">
                  <RelativeTime at={entry.recordedAt} />
                </span>
              </Detail>
            ))
          : null}
        <Detail label="Price" strong>
          {priceWords(receipt.totalCost)}
        </Detail>
      </DetailList>
      {receipt.wholesale === undefined ? null : <Wholesale wholesale={receipt.wholesale} />}
      <p className="mt-2 text-xs text-muted-foreground">
        Billed seconds ÷ 60, to four places, × the rate in force when the call began, half even to four places. Calls
        that never connected cost nothing.
      </p>
    </>
  );
}

/** What the call costs us, which the organisation is not told. */
function Wholesale({ wholesale }: { wholesale: NonNullable<CallReceipt["wholesale"]> | null }) {
  return (
    <section aria-label="What it costs us" className="mt-3 border-t pt-1">
      <DetailList>
        <Detail label="The provider charges">{wholesale ? exactPriceWords(wholesale.cost) : "Not told yet"}</Detail>
        {wholesale?.products.map(({ product, cost }, index) => (
          <Detail key={index} label={`– ${product.replaceAll("_", " ")}`}>
            {exactPriceWords(cost)}
          </Detail>
        ))}
      </DetailList>
      <p className="mt-1 text-xs text-muted-foreground">Seen by super admins alone.</p>
    </section>
  );
}

function signedPrice(amount: string): string {
  return amount.startsWith("-") ? `−${priceWords(amount.slice(1))}` : priceWords(amount);
}
