import { Counter } from "prom-client";
import { publicCode } from "../kernel/errors";
import { problemHeaders } from "../rest/problem";

/** Requests that were turned away at a provider's door for their signature. Many `stale` ones mean that our clock is wrong. */
export const refusedWebhooks = new Counter({
  name: "voxcalls_webhooks_refused_total",
  help: "Webhooks refused for their signature, by reason.",
  labelNames: ["reason"],
  registers: [],
});

/** The answer to what is not signed: a problem like everywhere, but in 64 bytes at most. Whoever forges is told nothing else. */
export function notSigned(): Response {
  const status = 401;
  return new Response(JSON.stringify({ status, code: publicCode("unauthorized") }), {
    status,
    headers: problemHeaders,
  });
}
