import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";

/** One line per kind of failure that the outside can see: HTTP status, tRPC code and title. The list is closed. */
export const errorTable = {
  validation_failed: { status: 400, trpc: "BAD_REQUEST", title: "Some of what was sent is not valid" },
  unauthorized: { status: 401, trpc: "UNAUTHORIZED", title: "Sign in first" },
  forbidden: { status: 403, trpc: "FORBIDDEN", title: "Your role may not do this" },
  tenant_suspended: { status: 403, trpc: "FORBIDDEN", title: "The organisation is suspended" },
  plan_limit_reached: { status: 403, trpc: "FORBIDDEN", title: "The plan's limit is reached" },
  not_found: { status: 404, trpc: "NOT_FOUND", title: "There is no such thing" },
  conflict: { status: 409, trpc: "CONFLICT", title: "It does not go together with what is there" },
  payload_too_large: { status: 413, trpc: "PAYLOAD_TOO_LARGE", title: "Too large" },
  rate_limited: { status: 429, trpc: "TOO_MANY_REQUESTS", title: "Too many requests" },
  internal: { status: 500, trpc: "INTERNAL_SERVER_ERROR", title: "Something went wrong on our side" },
  provider_error: { status: 502, trpc: "BAD_GATEWAY", title: "The telephone provider refused or failed" },
  unavailable: { status: 503, trpc: "SERVICE_UNAVAILABLE", title: "Not available at the moment" },
  provider_unavailable: { status: 503, trpc: "SERVICE_UNAVAILABLE", title: "The telephone provider is down" },
  provider_timeout: { status: 504, trpc: "GATEWAY_TIMEOUT", title: "The telephone provider did not answer in time" },
} as const satisfies Record<string, { status: number; trpc: TRPC_ERROR_CODE_KEY; title: string }>;

export type ErrorCode = keyof typeof errorTable;

/** The code as the contract's closed list has it: what is away for a moment, database or provider, is told apart by its 503. */
export function publicCode(code: ErrorCode): Exclude<ErrorCode, "unavailable" | "provider_unavailable"> {
  if (code === "unavailable") return "internal";
  return code === "provider_unavailable" ? "provider_error" : code;
}

/** Failures that leave open whether the act was done, unless whoever throws one knows better. */
const openEnded: ReadonlySet<ErrorCode> = new Set(["internal", "unavailable", "provider_error", "provider_timeout"]);

export const publicCodes = [...new Set(Object.keys(errorTable).map((code) => publicCode(code as ErrorCode)))];

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A failure that may be told to the person who caused it. Anything else becomes `internal`, and its message stays inside. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  /** What was asked for may have been done all the same: asking again could do it twice. */
  readonly mayBeDone: boolean;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: {
      fields?: readonly FieldError[];
      retryAfterSeconds?: number;
      mayBeDone?: boolean;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.mayBeDone = options.mayBeDone ?? openEnded.has(code);
  }
}

/** The same words for an id of somebody else's and an id that never was: the answer must not tell them apart. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `There is no such ${what}.`);
}

/** A refused input, named by the field that caused it. */
export function invalid(path: string, message: string): AppError {
  return new AppError("validation_failed", message, { fields: [{ path, message }] });
}

export function conflict(message: string, path?: string): AppError {
  return new AppError("conflict", message, path === undefined ? {} : { fields: [{ path, message }] });
}
