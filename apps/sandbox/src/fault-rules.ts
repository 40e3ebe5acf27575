import { z } from "zod";
import { KnowledgeFault } from "./knowledge/knowledge-faults";
import { MailFault } from "./mail/mail-faults";
import { WebhookFault } from "./webhook-faults";

const opt = z.exactOptional;

/** How often a fault strikes. */
const times = z.union([z.int().min(1), z.literal("always")]).default(1);

export const HttpFaultRule = z.strictObject({
  match: z
    .strictObject({
      service: opt(z.enum(["retell", "twilio"])),
      method: opt(z.string()),
      /** As the provider sees it, without `/twilio`: a beginning, or a pattern with `*` and `:name`. */
      path: opt(z.string()),
    })
    .default({}),
  kind: z.enum(["status", "body", "hang", "slow", "drip", "reset"]),
  times,
  /** Matching requests that pass unharmed first. */
  skip: z.int().min(0).default(0),
  /** `after`: the request does its work, and only the answer is lost. */
  after: z.enum(["before", "after"]).default("before"),
  status: opt(z.int().min(200).max(599)),
  headers: opt(z.record(z.string(), z.string())),
  /** Text is sent as it is, anything else as JSON. */
  body: opt(z.unknown()),
  /** Fills the answer with this many bytes instead. */
  body_bytes: opt(z.int().min(0).max(200_000_000)),
  delay_ms: opt(z.number().min(0)),
  bytes_per_second: opt(z.number().positive()),
  /** For `reset`: the real answer begins, and the connection breaks in the middle of it. */
  mid_body: opt(z.boolean()),
});
export type HttpFaultRule = z.infer<typeof HttpFaultRule>;

export const WebhookFaultRule = z.strictObject({ webhook: WebhookFault, times, skip: z.int().min(0).default(0) });
export type WebhookFaultRule = z.infer<typeof WebhookFaultRule>;

export const MailFaultRule = z.strictObject({ mail: MailFault, times, skip: z.int().min(0).default(0) });
export type MailFaultRule = z.infer<typeof MailFaultRule>;

export const KnowledgeFaultRule = z.strictObject({
  knowledge: KnowledgeFault,
  times,
  skip: z.int().min(0).default(0),
});
export type KnowledgeFaultRule = z.infer<typeof KnowledgeFaultRule>;

export interface FaultRequest {
  service: "retell" | "twilio";
  method: string;
  path: string;
}

/** True when the rule is about this request. */
export function matches({ match }: HttpFaultRule, request: FaultRequest): boolean {
  return (
    (match.service === undefined || match.service === request.service) &&
    (match.method === undefined || match.method.toUpperCase() === request.method) &&
    (match.path === undefined || matchesPath(match.path, request.path))
  );
}

function matchesPath(pattern: string, path: string): boolean {
  if (!/[*:]/.test(pattern)) return path.startsWith(pattern);
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replace(/:[A-Za-z_]+/g, "[^/]+");
  return new RegExp(`^${source}$`).test(path);
}
