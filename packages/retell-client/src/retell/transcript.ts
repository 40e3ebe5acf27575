import { z } from "zod";
import { optional } from "./answers";

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

/** A call lasts two hours at most; a day leaves room for the provider's clock. */
const seconds = z.number().min(0).max(86_400).nullish().catch(undefined);

const spokenWord = z
  .object({ word: z.string(), start: seconds, end: seconds })
  .transform(({ word, start, end }): SpokenWord => ({
    word,
    startSeconds: start ?? undefined,
    endSeconds: end ?? undefined,
  }));

/** Word times are ornament: odd ones are dropped, the line stays. */
const words = z
  .array(z.unknown())
  .catch([])
  .transform((list) =>
    list.flatMap((item) => {
      const parsed = spokenWord.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    }),
  );

const content = z
  .string()
  .nullish()
  .transform((text) => text ?? "");

export const utterance = z
  .object({ role: z.enum(["agent", "user", "transfer_target"]), content, words })
  .transform((said): Utterance => ({ kind: "utterance", ...said }));

const toolCall = z
  .object({ role: z.literal("tool_call_invocation"), tool_call_id: z.string(), name: z.string(), arguments: content })
  .transform((entry): TranscriptEntry => ({
    kind: "tool_call",
    toolCallId: entry.tool_call_id,
    name: entry.name,
    arguments: entry.arguments,
  }));

const toolResult = z
  .object({
    role: z.literal("tool_call_result"),
    tool_call_id: z.string(),
    content,
    successful: optional(z.boolean()),
  })
  .transform((entry): TranscriptEntry => ({
    kind: "tool_result",
    toolCallId: entry.tool_call_id,
    content: entry.content,
    successful: entry.successful,
  }));

const nodeTransition = z
  .object({
    role: z.literal("node_transition"),
    former_node_name: optional(z.string()),
    new_node_name: optional(z.string()),
  })
  .transform((entry): TranscriptEntry => ({
    kind: "node_transition",
    from: entry.former_node_name,
    to: entry.new_node_name,
  }));

const dtmf = z
  .object({ role: z.literal("dtmf"), digit: z.string() })
  .transform(({ digit }): TranscriptEntry => ({ kind: "dtmf", digit }));

const note = z
  .object({ role: z.enum(["sms", "injected"]), content, time_sec: seconds })
  .transform((entry): TranscriptEntry => ({
    kind: entry.role,
    content: entry.content,
    atSeconds: entry.time_sec ?? undefined,
  }));

const BY_ROLE = new Map<string, z.ZodType<TranscriptEntry>>([
  ["agent", utterance],
  ["user", utterance],
  ["transfer_target", utterance],
  ["tool_call_invocation", toolCall],
  ["tool_call_result", toolResult],
  ["node_transition", nodeTransition],
  ["dtmf", dtmf],
  ["sms", note],
  ["injected", note],
]);

/** Reads an entry by its role; one that cannot be read, or has a new role, is kept by name so that the order still shows it. */
export const transcriptEntry = z.looseObject({ role: z.string() }).transform((entry): TranscriptEntry => {
  const parsed = BY_ROLE.get(entry.role)?.safeParse(entry);
  return parsed?.success ? parsed.data : { kind: "other", role: entry.role.slice(0, 64) };
});
