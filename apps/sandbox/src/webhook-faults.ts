import { z } from "zod";

const opt = z.exactOptional;

/** What may go wrong with a webhook on its way. */
export const WebhookFault = z.strictObject({
  /** Only this event; any when missing. */
  event: opt(z.string()),
  /** Delivered this many times more. */
  duplicate: opt(z.int().min(1).max(100)),
  /** Never sent. A dropped `call_inbound` counts as unanswered. */
  drop: opt(z.literal(true)),
  /** Held back until the next event of the same call is on its way, or for a second. */
  reorder: opt(z.literal(true)),
  delay_ms: opt(z.number().min(0)),
  /** Signed with a digest that fits nothing. */
  bad_signature: opt(z.literal(true)),
  /** Signed rightly but six minutes ago; receivers accept five. */
  stale: opt(z.literal(true)),
});
export type WebhookFault = z.infer<typeof WebhookFault>;

/** Ages or breaks a signature; `sign` gives the right one for a time. */
export function faultySignature(sign: (atMs: number) => string, fault: WebhookFault, nowMs: number): string {
  const signature = sign(fault.stale ? nowMs - 360_000 : nowMs);
  if (!fault.bad_signature) return signature;
  return signature.replace(/d=./, (start) => (start === "d=0" ? "d=1" : "d=0"));
}
