import type { UpstreamError } from "@voxcalls/retell-client";
import { AppError } from "./errors";

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
  const said =
    error.kind === "rate_limited" ? "is busy" : error.kind === "rejected" ? "refused this" : "cannot be reached";
  return new AppError("provider_error", `${who} ${said}. Try again in a moment.`, { ...wait, mayBeDone, cause: error });
}
