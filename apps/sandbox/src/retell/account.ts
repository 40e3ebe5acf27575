import { Hono } from "hono";
import { concurrencyLimit, ongoingCalls } from "../calls/concurrency";
import type { SandboxContext } from "../context";

/** What the account may do and how its key is called. */
export function accountRoutes(sandbox: SandboxContext): Hono {
  return new Hono()
    .get("/get-concurrency", (c) =>
      c.json({
        current_concurrency: ongoingCalls(sandbox),
        concurrency_limit: concurrencyLimit,
        base_concurrency: concurrencyLimit,
        purchased_concurrency: 0,
        concurrency_purchase_limit: 100,
        remaining_purchase_limit: 100,
        concurrency_burst_enabled: false,
        concurrency_burst_limit: 0,
        reserved_inbound_concurrency: 0,
      }),
    )
    .get("/get-api-key-info", (c) => c.json({ org_name: "VoxCalls Sandbox", api_key_name: "sandbox" }));
}
