import { z } from "zod";
import { fieldProblems } from "../field-problems";
import type { FieldProblem } from "../field-problems";
import { parseSoundJson, UnsoundJson } from "../sound-json";
import { instantMs, optional } from "./answers";
import type { RetellCall } from "./call-view";
import type { RawBody } from "./signature";

const CALL_EVENTS = [
  "call_started",
  "call_ended",
  "call_analyzed",
  "transcript_updated",
  "transfer_started",
  "transfer_bridged",
  "transfer_cancelled",
  "transfer_ended",
] as const;

export type RetellCallEventName = (typeof CALL_EVENTS)[number];

/** `other`: chats, alerts, and what Retell may add. Worth keeping, nothing to fold into a call. */
export type RetellEvent =
  | { kind: "call"; event: RetellCallEventName; eventAtMs: number | undefined; call: RetellCall }
  | { kind: "other"; event: string };

export type Parsed<T> =
  { ok: true; value: T } | { ok: false; reason: "not_json" | "invalid"; problems: FieldProblem[] };

/** Reads a webhook's body, already verified. Never throws: what cannot be read comes back as field paths without values. */
export function eventParser(call: z.ZodType<RetellCall>): (rawBody: RawBody) => Parsed<RetellEvent> {
  const envelope = z.looseObject({ event: z.string().min(1).max(128) });
  const callEvent = z
    .object({ event: z.enum(CALL_EVENTS), event_timestamp: optional(instantMs).catch(undefined), call })
    .transform((body): RetellEvent => ({
      kind: "call",
      event: body.event,
      eventAtMs: body.event_timestamp,
      call: body.call,
    }));

  const event = envelope.transform((body, context): RetellEvent => {
    if (!isCallEvent(body)) return { kind: "other", event: body.event };
    const parsed = callEvent.safeParse(body);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message });
    return z.NEVER;
  });
  return (rawBody) => parseBody(rawBody, event);
}

/** Chats share `transcript_updated` with calls, and carry `chat` instead. */
function isCallEvent(body: { event: string; [key: string]: unknown }): boolean {
  return CALL_EVENTS.some((name) => name === body.event) && !("chat" in body && !("call" in body));
}

/** Raw bytes to a value of the schema, or to what is wrong with them. */
export function parseBody<T>(rawBody: RawBody, schema: z.ZodType<T>): Parsed<T> {
  let json: unknown;
  try {
    const text = typeof rawBody === "string" ? rawBody : new TextDecoder("utf-8", { fatal: true }).decode(rawBody);
    json = parseSoundJson(text);
  } catch (error) {
    const sound = error instanceof UnsoundJson ? error.reason : "not UTF-8";
    return sound === "not JSON" || sound === "not UTF-8"
      ? { ok: false, reason: "not_json", problems: [{ path: "", message: sound }] }
      : { ok: false, reason: "invalid", problems: [{ path: "", message: sound }] };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, reason: "invalid", problems: fieldProblems(parsed.error) };
}
