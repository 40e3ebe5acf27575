import { z } from "zod";
import { fieldProblems } from "../field-problems";
import type { FieldProblem } from "../field-problems";
import { parseSoundJson, UnsoundJson } from "../sound-json";
import { instantMs } from "./answers";
import type { RetellCall } from "./call-view";
import type { RawBody } from "./signature";

const UTF8 = new TextDecoder("utf-8", { fatal: true });

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

const envelope = z.object({
  event: z.string().min(1).max(128),
  event_timestamp: z.unknown().optional(),
  call: z.unknown().optional(),
  chat: z.unknown().optional(),
});

/** Reads a webhook's body, already verified. Never throws: what cannot be read comes back as field paths without values. */
export function eventParser(call: z.ZodType<RetellCall>): (rawBody: RawBody) => Parsed<RetellEvent> {
  return (rawBody) => {
    const body = parseBody(rawBody, envelope);
    if (!body.ok) return body;
    const event = callEventOf(body.value);
    if (event === undefined) return { ok: true, value: { kind: "other", event: body.value.event } };
    const told = call.safeParse(body.value.call);
    if (!told.success) return { ok: false, reason: "invalid", problems: fieldProblems(told.error, ["call"]) };
    const eventAtMs = instantMs.safeParse(body.value.event_timestamp).data;
    return { ok: true, value: { kind: "call", event, eventAtMs, call: told.data } };
  };
}

/** Chats share `transcript_updated` with calls, and carry `chat` instead. */
function callEventOf({ event, call, chat }: z.output<typeof envelope>): RetellCallEventName | undefined {
  if (chat !== undefined && call === undefined) return undefined;
  return CALL_EVENTS.find((name) => name === event);
}

/** Raw bytes to a value of the schema, or to what is wrong with them. */
export function parseBody<T>(rawBody: RawBody, schema: z.ZodType<T>): Parsed<T> {
  let json: unknown;
  try {
    json = parseSoundJson(typeof rawBody === "string" ? rawBody : UTF8.decode(rawBody));
  } catch (error) {
    const message = error instanceof UnsoundJson ? error.reason : "not UTF-8";
    const reason = message === "not JSON" || message === "not UTF-8" ? "not_json" : "invalid";
    return { ok: false, reason, problems: [{ path: "", message }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, reason: "invalid", problems: fieldProblems(parsed.error) };
}
