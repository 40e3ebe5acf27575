import type Retell from "retell-sdk";
import { z } from "zod";
import type { Run } from "../transport/run-operation";
import { optional } from "./answers";

/** How many calls run at once, and how many may. */
export interface RetellConcurrency {
  current: number;
  limit: number;
  reservedInbound: number | undefined;
  burstLimit: number | undefined;
}

export interface RetellIdentity {
  workspaceName: string;
  apiKeyName: string | undefined;
}

const count = z.int().min(0);

const concurrencyAnswer = z
  .object({
    current_concurrency: count,
    concurrency_limit: count,
    reserved_inbound_concurrency: optional(count),
    concurrency_burst_limit: optional(count),
  })
  .transform((answer): RetellConcurrency => ({
    current: answer.current_concurrency,
    limit: answer.concurrency_limit,
    reservedInbound: answer.reserved_inbound_concurrency,
    burstLimit: answer.concurrency_burst_limit,
  }));

const identityAnswer = z
  .object({ org_name: z.string(), api_key_name: optional(z.string()) })
  .transform((answer): RetellIdentity => ({ workspaceName: answer.org_name, apiKeyName: answer.api_key_name }));

/** The workspace itself. `whoAmI` is the cheapest way to see that key and service work. */
export function account(sdk: Retell, run: Run) {
  return {
    concurrency: (): Promise<RetellConcurrency> =>
      run({ name: "concurrency", act: "read" }, concurrencyAnswer, () => sdk.concurrency.retrieve()),
    whoAmI: (): Promise<RetellIdentity> =>
      run({ name: "whoAmI", act: "read" }, identityAnswer, () => sdk.identity.retrieve()),
  };
}
