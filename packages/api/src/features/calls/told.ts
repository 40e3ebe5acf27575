import { snake } from "../../kernel/snake-case";

/** What of the provider's call object is shown. All else is left out: addresses of recordings, what it costs us, tokens, SIP headers. */
const shown = new Set([
  ...["call_id", "call_type", "call_status", "agent_id", "agent_name", "agent_version", "direction"],
  ...["from_number", "to_number", "start_timestamp", "started_at_ms", "end_timestamp", "ended_at_ms", "duration_ms"],
  ...["disconnection_reason", "metadata", "retell_llm_dynamic_variables", "collected_dynamic_variables", "variables"],
  ...[
    "transfer_destination",
    "transfer_end_timestamp",
    "call_analysis",
    "analysis",
    "latency",
    "opt_out_sensitive_data_storage",
  ],
]);

const longest = 2_000;
const secretName = /token|secret|password|authorization|api_?key|signature|url|uri/i;
const address = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;

/** The call object of an event as it may be shown: known fields only, and no address or secret in any of them. */
export function toldCall(call: unknown): Record<string, unknown> {
  if (!isObject(call)) return {};
  return Object.fromEntries(
    Object.entries(call)
      .filter(([name]) => shown.has(snake(name)))
      .map(([name, value]) => [snake(name), clean(value)]),
  );
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return value.slice(0, longest).replaceAll(address, "[address]");
  if (Array.isArray(value)) return value.map(clean);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !secretName.test(name));
  return Object.fromEntries(kept.map(([name, entry]) => [name, clean(entry)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
