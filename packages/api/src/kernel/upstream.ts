import type { UpstreamError } from "@voxcalls/retell-client";
import { AppError } from "./errors";

/** A provider's failure as a person may hear it. The provider's own words stay in the log: they may hold what is not ours to show. */
export function fromUpstream(error: UpstreamError): AppError {
  const who = error.service === "retell" ? "Retell" : "Twilio";
  if (error.outcome === "unknown") {
    return new AppError("provider_timeout", `${who} did not answer in time. Nothing was lost; try again in a moment.`, {
      cause: error,
    });
  }
  const wait = error.retryAfterMs === undefined ? {} : { retryAfterSeconds: error.retryAfterMs / 1000 };
  const said = error.status === 429 ? "is busy" : "refused or failed";
  return new AppError("provider_error", `${who} ${said}. Nothing was changed; try again in a moment.`, {
    ...wait,
    cause: error,
  });
}
