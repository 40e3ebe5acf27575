import type { Context } from "hono";
import type { SandboxContext } from "../context";

/** Path of the account in the 2010 API, without the prefix under which the sandbox serves it. */
export function accountPath({ credentials }: SandboxContext): string {
  return `/2010-04-01/Accounts/${credentials.twilioSid}`;
}

/**
 * Where the caller believes `trunking.twilio.com` to be: there, when its client rewrote that host (and says so in
 * `X-Sandbox-Host`), else here under `/twilio`.
 */
export function trunkingBase(sandbox: SandboxContext, c: Context): string {
  const host = c.req.header("x-sandbox-host");
  return host === undefined ? `${sandbox.publicUrl()}/twilio` : `https://${host}`;
}

/** RFC 2822, as the 2010 API writes times. */
export function rfc2822(ms: number): string {
  return new Date(ms).toUTCString().replace("GMT", "+0000");
}

/** ISO 8601 without fractions, as the v1 APIs write times. */
export function iso8601(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}
