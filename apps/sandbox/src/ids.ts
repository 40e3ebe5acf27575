import { randomBytes, randomUUID } from "node:crypto";

/** Hex digits after the prefix, as seen in the provider's own ids. */
const retellLengths = {
  agent: 26,
  llm: 26,
  call: 27,
  conversation_flow: 12,
  chat: 27,
  knowledge_base: 16,
  source: 16,
} as const;

/** An id in Retell's form: `agent_` + 26 hex digits and so on. */
export function newRetellId(kind: keyof typeof retellLengths): string {
  return `${kind}_${randomBytes(14).toString("hex").slice(0, retellLengths[kind])}`;
}

/** A Twilio SID: two capitals that tell the kind, then 32 hex digits. */
export function newTwilioSid(prefix: "PN" | "TK" | "OU" | "CL" | "CR" | "AL" | "IP" | "CA"): string {
  return `${prefix}${randomBytes(16).toString("hex")}`;
}

/** The token with which a browser would join a web call. */
export function newAccessToken(): string {
  return randomUUID().replaceAll("-", "");
}
