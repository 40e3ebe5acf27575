import type { BillingTerms } from "@voxcalls/api/schemas/billing";

/** The rate as people write it: "$0.16", with as many places as it needs. */
export function priceOfAMinute({ ratePerMinute }: BillingTerms): string {
  const [whole = "0", places = ""] = ratePerMinute.split(".");
  return `$${whole}.${places.replace(/0+$/, "").padEnd(2, "0")}`;
}

/** How minutes are counted, in a sentence. */
export function billingRule({ incrementSeconds: step }: BillingTerms): string {
  const counted = step === 1 ? "by the second" : step === 60 ? "by the minute begun" : `in steps of ${step} seconds`;
  return `It is counted ${counted} from the moment the call connects; calls that never connect cost nothing.`;
}
