import type { CallView } from "@voxcalls/api/schemas/calls";

/** What the provider calls a reason, in words for people. Unknown ones are shown as they are, with spaces. */
export const reasons: Record<string, string> = {
  user_hangup: "Caller hung up",
  agent_hangup: "Agent hung up",
  call_transfer: "Transferred",
  voicemail_reached: "Voicemail",
  ivr_reached: "Reached a phone menu",
  inactivity: "Nobody spoke",
  max_duration_reached: "Longest duration reached",
  concurrency_limit_reached: "All lines were busy",
  dial_busy: "Busy",
  dial_failed: "Could not be dialled",
  dial_no_answer: "No answer",
  user_declined: "Declined",
  invalid_destination: "Not a valid number",
  manual_stopped: "Stopped by hand",
  telephony_provider_permission_denied: "The carrier refused our credentials",
  telephony_provider_unavailable: "The carrier was not available",
  sip_routing_error: "The carrier found no way",
  marked_as_spam: "Marked as spam",
  no_valid_payment: "The provider's account had no credit",
  scam_detected: "Stopped by the provider as a scam",
  error_no_audio_received: "Fault: no sound arrived",
  error_asr: "Fault: speech was not understood",
  error_llm_websocket_open: "Fault: the model did not answer",
  error_llm_websocket_lost_connection: "Fault: the model was lost",
  error_llm_websocket_runtime: "Fault: the model failed",
  error_llm_websocket_corrupt_payload: "Fault: the model answered nonsense",
  error_retell: "Fault at the provider",
  error_unknown: "Unknown fault",
  registered_call_timeout: "Never connected",
};

export function reasonWords(reason: string | null): string {
  if (reason === null) return "–";
  const words = reason.replaceAll("_", " ");
  return reasons[reason] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function durationWords(seconds: number | null): string {
  if (seconds === null) return "–";
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;
}

/** A span of milliseconds in seconds: "0.81 s". */
export function secondsWords(ms: number | null): string {
  return ms === null ? "–" : `${(ms / 1000).toFixed(2)} s`;
}

/** A long span in its two largest units: "3 h 12 min", "12 min", "40 s". */
export function spanWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours.toLocaleString("en-US")} h ${minutes % 60} min`;
}

/** A share of 0 to 1 in whole percent; a dash when there is nothing to take a share of. */
export function percentWords(share: number | null): string {
  return share === null ? "–" : `${Math.round(share * 100)}%`;
}

export const directionWords: Record<CallView["direction"], string> = {
  inbound: "Inbound",
  outbound: "Outbound",
  web: "Web",
};

interface Outcome {
  readonly tone: "success" | "warning" | "danger" | "info" | "neutral";
  readonly word: string;
}

/** How the call went, in a dot and a word. A call that went on but was not judged is neither good nor bad. */
export function outcomeOf(call: Pick<CallView, "status" | "callSuccessful" | "durationSeconds">): Outcome {
  if (call.status === "in_progress") return { tone: "info", word: "In progress" };
  if (call.status === "failed") return { tone: "danger", word: call.durationSeconds ? "Cut off" : "Not connected" };
  if (call.callSuccessful === true) return { tone: "success", word: "Successful" };
  if (call.callSuccessful === false) return { tone: "warning", word: "Unsuccessful" };
  return { tone: "neutral", word: "Completed" };
}

export function summaryOf(call: Pick<CallView, "callAnalysis">): string | null {
  const summary = call.callAnalysis?.["call_summary"] ?? call.callAnalysis?.["callSummary"];
  return typeof summary === "string" && summary !== "" ? summary : null;
}

/** A sum in cents, for tiles; what it is made of has more places on the receipts. */
export function sumWords(amount: string): string {
  return Number(amount).toLocaleString("en-US", { style: "currency", currency: "USD" });
}

/** A price as people read it: two places, more only when cents would hide it. */
export function priceWords(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  const places = /^\d\d[1-9]|^\d\d\d[1-9]/.test(fraction) ? 4 : 2;
  return `$${whole}.${fraction.padEnd(places, "0").slice(0, places)}`;
}

/** A price with all its places, so that a column of them lines up; nothing is "$0". */
export function exactPriceWords(amount: string): string {
  if (Number(amount) === 0) return "$0";
  const [, sign = "", whole = "", places = ""] = /^(-?)(\d+)(.*)$/.exec(amount) ?? [];
  return `${sign && "−"}$${BigInt(whole).toLocaleString("en-US")}${places}`;
}
