import { z } from "zod";

/** A word and when it was heard, in seconds from the start of the call. */
export interface SpokenWord {
  word: string;
  startSeconds: number | undefined;
  endSeconds: number | undefined;
}

export interface Utterance {
  kind: "utterance";
  role: "agent" | "user" | "transfer_target";
  content: string;
  /** Empty when the provider gave none, or none that can be read. */
  words: SpokenWord[];
}

/** What happened in a call, in order: things said, tools used, nodes entered, keys pressed. */
export type TranscriptEntry =
  | Utterance
  | { kind: "tool_call"; toolCallId: string; name: string; arguments: string }
  | { kind: "tool_result"; toolCallId: string; content: string; successful: boolean | undefined }
  | { kind: "node_transition"; from: string | undefined; to: string | undefined }
  | { kind: "dtmf"; digit: string }
  | { kind: "sms" | "injected"; content: string; atSeconds: number | undefined }
  /** A role this version does not know, or an entry it cannot read. */
  | { kind: "other"; role: string };

/** The lines themselves are strict: they are what the product shows and searches. */
export const utteranceWire = z.object({
  role: z.enum(["agent", "user", "transfer_target"]),
  content: z.string().nullish(),
  words: z.unknown().optional(),
});

export function toUtterance({ role, content, words }: z.output<typeof utteranceWire>): Utterance {
  return { kind: "utterance", role, content: content ?? "", words: toWords(words) };
}

type Wire = Record<string, unknown>;

/** Reads an entry by its role; one that cannot be read, or has a new role, is kept by name so that the order still shows it. */
export function toEntry(wire: { role: string; [key: string]: unknown }): TranscriptEntry {
  return READERS.get(wire.role)?.(wire) ?? { kind: "other", role: wire.role.slice(0, 64) };
}

// Written out rather than as schemas: two hours of talk are forty thousand words, and each would cost a schema's run.
const READERS = new Map<string, (wire: Wire) => TranscriptEntry | undefined>([
  ["agent", (wire) => spoken("agent", wire)],
  ["user", (wire) => spoken("user", wire)],
  ["transfer_target", (wire) => spoken("transfer_target", wire)],
  ["tool_call_invocation", toolCall],
  ["tool_call_result", toolResult],
  ["node_transition", nodeTransition],
  ["dtmf", dtmf],
  ["sms", (wire) => note("sms", wire)],
  ["injected", (wire) => note("injected", wire)],
]);

function toolCall(wire: Wire): TranscriptEntry | undefined {
  const [toolCallId, name] = [text(wire.tool_call_id), text(wire.name)];
  if (toolCallId === undefined || name === undefined) return undefined;
  return { kind: "tool_call", toolCallId, name, arguments: text(wire.arguments) ?? "" };
}

function toolResult(wire: Wire): TranscriptEntry | undefined {
  const toolCallId = text(wire.tool_call_id);
  if (toolCallId === undefined) return undefined;
  const successful = typeof wire.successful === "boolean" ? wire.successful : undefined;
  return { kind: "tool_result", toolCallId, content: text(wire.content) ?? "", successful };
}

function nodeTransition(wire: Wire): TranscriptEntry {
  return { kind: "node_transition", from: text(wire.former_node_name), to: text(wire.new_node_name) };
}

function dtmf(wire: Wire): TranscriptEntry | undefined {
  const digit = text(wire.digit);
  return digit === undefined ? undefined : { kind: "dtmf", digit };
}

function spoken(role: Utterance["role"], wire: Wire): Utterance {
  return { kind: "utterance", role, content: text(wire.content) ?? "", words: toWords(wire.words) };
}

function note(kind: "sms" | "injected", wire: Wire): TranscriptEntry {
  return { kind, content: text(wire.content) ?? "", atSeconds: seconds(wire.time_sec) };
}

/** Word times are ornament: what cannot be read is dropped, the line stays. */
function toWords(list: unknown): SpokenWord[] {
  if (!Array.isArray(list)) return [];
  const words: SpokenWord[] = [];
  for (const item of list as (Wire | null)[]) {
    const word = text(item?.word);
    if (word === undefined) continue;
    words.push({ word, startSeconds: seconds(item?.start), endSeconds: seconds(item?.end) });
  }
  return words;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A call lasts two hours at most; a day leaves room for the provider's clock. */
function seconds(value: unknown): number | undefined {
  return typeof value === "number" && value >= 0 && value <= 86_400 ? value : undefined;
}
