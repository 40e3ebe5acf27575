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

/** Where a call is being handed on to, as the events of a transfer say it beside the call. */
export interface RetellTransfer {
  /** As sent: a number or a SIP address; undefined when only a prompt says where to. */
  to: string | undefined;
  /** `cold_transfer`, `warm_transfer` …; new ones may appear. */
  mode: string | undefined;
}

/** `other`: chats, alerts, and what Retell may add. Worth keeping, nothing to fold into a call. */
export type RetellEvent =
  | {
      kind: "call";
      event: RetellCallEventName;
      eventAtMs: number | undefined;
      call: RetellCall;
      /** Of the events of a transfer only. */
      transfer: RetellTransfer | undefined;
    }
  | { kind: "other"; event: string };

export type Parsed<T> =
  { ok: true; value: T } | { ok: false; reason: "not_json" | "invalid"; problems: FieldProblem[] };

const envelope = z.object({
  event: z.string().min(1).max(128),
  event_timestamp: z.unknown().optional(),
  call: z.unknown().optional(),
  chat: z.unknown().optional(),
  transfer_destination: z.unknown().optional(),
  transfer_option: z.unknown().optional(),
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
    const transfer = event.startsWith("transfer_") ? transferOf(body.value) : undefined;
    return { ok: true, value: { kind: "call", event, eventAtMs, call: told.data, transfer } };
  };
}

const destination = z
  .union([
    z.string(),
    z.object({ number: z.string() }).transform(({ number }) => number),
    z.object({ sip_uri: z.string() }).transform(({ sip_uri }) => sip_uri),
  ])
  .transform((to) => to.slice(0, 512));
const option = z.object({ type: z.string().max(64) });

/** Lenient: a transfer that cannot be read is still one. */
function transferOf(body: z.output<typeof envelope>): RetellTransfer {
  return {
    to: destination.safeParse(body.transfer_destination).data,
    mode: option.safeParse(body.transfer_option).data?.type,
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
