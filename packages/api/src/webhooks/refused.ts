import { Counter } from "prom-client";

/** Requests that were turned away at a provider's door for their signature. Many `stale` ones mean that our clock is wrong. */
export const refusedWebhooks = new Counter({
  name: "voxcalls_webhooks_refused_total",
  help: "Webhooks refused for their signature, by reason.",
  labelNames: ["reason"],
  registers: [],
});
