import { createHmac } from "node:crypto";

/** Retell's `x-retell-signature`: HMAC-SHA256 over the raw body followed directly by the time in milliseconds. */
export function signWebhook(rawBody: string, key: string, atMs: number): string {
  return `v=${atMs},d=${createHmac("sha256", key).update(`${rawBody}${atMs}`).digest("hex")}`;
}
