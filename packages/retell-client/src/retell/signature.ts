import { createHmac, timingSafeEqual } from "node:crypto";

/** Retell's own window, both ways. */
const WINDOW_MS = 5 * 60 * 1000;
const HEADER = /^v=(\d{1,16}),d=([0-9a-f]{64})$/i;

/** A body exactly as it came over the wire. Parsing and printing JSON again changes bytes, and no signature survives that. */
export type RawBody = string | Uint8Array;

/**
 * `keyIndex`: which of the configured keys signed, so that a rotation can be watched to its end. `stale`: rightly signed, yet more than
 * five minutes off our clock (late, replayed, or our clock is wrong); told apart from `forged`, which no key of ours signed.
 */
export type SignatureVerdict =
  { ok: true; keyIndex: number } | { ok: false; reason: "missing" | "malformed" | "stale" | "forged" };

/** The header as Retell writes it for a body sent now: what it would sign a tool's request with. */
export function signatureFor(key: string, rawBody: RawBody, nowMs: number): string {
  const digest = createHmac("sha256", key).update(rawBody).update(String(nowMs)).digest("hex");
  return `v=${nowMs},d=${digest}`;
}

/**
 * Checks `x-retell-signature: v=<unix ms>,d=<hex HMAC-SHA256 of body + that time>` (retell-sdk lib/webhook_auth), any of the keys,
 * digests compared in constant time. Synchronous on purpose: the SDK's own check returns a promise, and `if (!verify(…))` without
 * await lets every forgery in; nor does this one wait behind password hashes in libuv's threads.
 */
export function verifySignature(
  keys: readonly string[],
  rawBody: RawBody,
  signatureHeader: string | null | undefined,
  nowMs: number,
): SignatureVerdict {
  if (!signatureHeader) return { ok: false, reason: "missing" };
  const [, time, digest] = HEADER.exec(signatureHeader) ?? [];
  const signedAtMs = Number(time);
  if (digest === undefined || !Number.isSafeInteger(signedAtMs)) return { ok: false, reason: "malformed" };

  const claimed = Buffer.from(digest, "hex");
  const keyIndex = keys
    .map((key) =>
      timingSafeEqual(createHmac("sha256", key).update(rawBody).update(String(signedAtMs)).digest(), claimed),
    )
    .indexOf(true);
  if (keyIndex === -1) return { ok: false, reason: "forged" };
  if (Math.abs(nowMs - signedAtMs) > WINDOW_MS) return { ok: false, reason: "stale" };
  return { ok: true, keyIndex };
}
