import type { UpstreamError } from "@voxcalls/retell-client";
import { AppError } from "./errors";

/** Whether the provider refused us rather than what was asked for: no credit (402), or a key that may not (401, 403). */
export function isOfTheAccount({ kind, status }: UpstreamError): boolean {
  return kind === "rejected" && (status === 401 || status === 402 || status === 403);
}

/** A provider's failure as a person may hear it. The provider's own words stay in the log: they may hold what is not ours to show. */
export function fromUpstream(error: UpstreamError): AppError {
  const mayBeDone = error.outcome === "unknown";
  const who = error.service === "retell" ? "Retell" : "Twilio";
  if (error.kind === "timeout") {
    const words = `${who} did not answer in time. Try again in a moment.`;
    return new AppError("provider_timeout", words, { mayBeDone, cause: error });
  }
  const wait = error.retryAfterMs === undefined ? {} : { retryAfterSeconds: error.retryAfterMs / 1000 };
  if (error.kind === "circuit_open") {
    return new AppError("provider_unavailable", `${who} is down at the moment. Try again in a moment.`, wait);
  }
  return new AppError("provider_error", `${who} ${saidBy(error)}`, { ...wait, mayBeDone, cause: error });
}

function saidBy(error: UpstreamError): string {
  if (isOfTheAccount(error)) {
    return error.status === 402
      ? "takes nothing from this platform's account until it is paid. Whoever runs the platform has to see to that."
      : "does not accept this platform's key. Whoever runs the platform has to see to that.";
  }
  if (error.kind === "rate_limited") return "is busy. Try again in a moment.";
  if (error.kind !== "rejected") return "cannot be reached. Try again in a moment.";
  // Conflicts over there pass; everything else would be refused again.
  return error.retryable ? "refused this for now. Try again in a moment." : "refused this, and would refuse it again.";
}
