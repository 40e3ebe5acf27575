import { TransportFailure } from "./transport-failure";

/** Failures before a connection stood: the service cannot have seen the request. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** Reads what `fetch` throws: a TypeError whose cause carries the code (a reset before or within the answer, an unknown host …). */
export function networkFailure(error: unknown): TransportFailure {
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : undefined);
  return new TransportFailure({
    kind: "network",
    mayHaveActed: code === undefined || !NEVER_SENT.has(code),
    ...(code === undefined ? {} : { code }),
  });
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
