import { retryAfterMs } from "./retry-after";
import { TransportFailure } from "./transport-failure";

/** Reads an answer that is not 2xx. Retell says `{status, message}`, Twilio `{code, message, more_info, status}`. */
export function statusFailure(answer: Response, body: string): TransportFailure {
  const { status, headers } = answer;
  const said = saidIn(body);
  if (status < 400) {
    // A redirect after a POST often follows the deed, so the deed may be done.
    return new TransportFailure({
      kind: "bad_response",
      mayHaveActed: true,
      status,
      words: "a redirect, not followed",
    });
  }
  const waitMs = retryAfterMs(headers, Date.now());
  if (status === 429) {
    return new TransportFailure({ kind: "rate_limited", mayHaveActed: false, status, retryAfterMs: waitMs, ...said });
  }
  if (status >= 500 || status === 408) {
    return new TransportFailure({ kind: "unavailable", mayHaveActed: true, status, retryAfterMs: waitMs, ...said });
  }
  return new TransportFailure({ kind: "rejected", mayHaveActed: false, status, ...said });
}

function saidIn(body: string): { words?: string; code?: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null) return {};
    const { message, code } = parsed as Record<string, unknown>;
    return {
      ...(typeof message === "string" ? { words: message } : {}),
      ...(typeof code === "number" || typeof code === "string" ? { code: String(code).slice(0, 64) } : {}),
    };
  } catch {
    return {};
  }
}
