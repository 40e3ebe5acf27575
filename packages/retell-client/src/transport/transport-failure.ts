import type { UpstreamKind } from "../errors";

export interface FailureFacts {
  kind: UpstreamKind;
  /** Whether the service may have acted before the attempt failed. */
  mayHaveActed: boolean;
  status?: number | undefined;
  retryAfterMs?: number | undefined;
  code?: string | undefined;
  /** The service's words, not yet redacted. */
  words?: string | undefined;
}

/** Why one HTTP attempt brought no answer. Stays inside this package; callers see UpstreamError. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    // The Retell SDK throws away the cause of an error whose text looks like a time-out, so this text is always the same.
    super("no usable answer");
    this.facts = facts;
  }
}
