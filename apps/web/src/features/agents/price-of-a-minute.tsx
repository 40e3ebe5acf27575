import type { BillingTerms } from "@voxcalls/api/schemas/billing";
import { Coins } from "lucide-react";
import { longPromptTokens } from "./agent-draft";
import { billingRule, priceOfAMinute } from "./price-words";

interface PriceOfAMinuteProps {
  readonly terms: BillingTerms;
  /** Of the prompt, roughly; 0 where a flow stands in its place. */
  readonly tokens: number;
}

/** What a minute with this agent costs, and what of it the provider counts for more. */
export function PriceOfAMinute({ terms, tokens }: PriceOfAMinuteProps) {
  const times = tokens / longPromptTokens;
  return (
    <div className="flex items-start gap-3 rounded-lg border bg-muted p-3">
      <Coins aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 text-compact">
        <p className="text-sm font-medium">A minute of conversation costs {priceOfAMinute(terms)}</p>
        <p className="text-muted-foreground">{billingRule(terms)}</p>
        {times > 1 ? (
          <p className="mt-1 text-warning-strong">
            The prompt has about {tokens.toLocaleString("en-US")} tokens, so the provider counts about{" "}
            {times.toFixed(1)} minutes for each. Your rate stays the same; a shorter prompt answers sooner.
          </p>
        ) : null}
      </div>
    </div>
  );
}
