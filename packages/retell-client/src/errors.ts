/** The two services that this package speaks to. */
export type UpstreamService = "retell" | "twilio";

/**
 * What went wrong: no answer in time, no connection, throttled (429), the service is ill (408, 5xx),
 * it said no (other 4xx), it answered something that is not an answer (HTML, too large, a redirect, a wrong shape), or it was not asked,
 * because it has been down for a while.
 */
export type UpstreamKind =
  "timeout" | "network" | "rate_limited" | "unavailable" | "rejected" | "bad_response" | "circuit_open";

/** Whether the act happened over there: `refused` = surely not, `unknown` = it may have. Reads change nothing: always `refused`. */
export type UpstreamOutcome = "refused" | "unknown";

export interface UpstreamFacts {
  service: UpstreamService;
  /** Our name of the call, e.g. `agents.create`. */
  operation: string;
  kind: UpstreamKind;
  outcome: UpstreamOutcome;
  /** The same request may succeed later, unchanged. */
  retryable: boolean;
  /** HTTP status, if there was an answer. */
  status?: number | undefined;
  /** How long the service asked to wait. */
  retryAfterMs?: number | undefined;
  /** The thing spoken of is not there (404, Retell's 422 for an unknown id). */
  notFound?: boolean | undefined;
  /** Twilio's error number, or the network's error code. */
  code?: string | undefined;
  /** The service's own words: at most 300 characters, keys and passwords taken out. For operators, not for tenants. */
  detail?: string | undefined;
}

/** The one error of this package. Its message holds no secret and no word of the provider's, so it may be logged anywhere. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError";
  readonly service: UpstreamService;
  readonly operation: string;
  readonly kind: UpstreamKind;
  readonly outcome: UpstreamOutcome;
  readonly retryable: boolean;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly notFound: boolean;
  readonly code: string | undefined;
  readonly detail: string | undefined;

  constructor(facts: UpstreamFacts) {
    super(
      `${facts.service} ${facts.operation}: ${facts.kind}${facts.status === undefined ? "" : ` (${facts.status})`}`,
    );
    this.service = facts.service;
    this.operation = facts.operation;
    this.kind = facts.kind;
    this.outcome = facts.outcome;
    this.retryable = facts.retryable;
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs;
    this.notFound = facts.notFound ?? false;
    this.code = facts.code;
    this.detail = facts.detail;
  }
}
