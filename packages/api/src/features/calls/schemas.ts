import { z } from "zod";
import { PageInput } from "../../kernel/page";

const direction = z.enum(["inbound", "outbound", "web"]);
const status = z.enum(["in_progress", "completed", "failed"]);
const seconds = z.int().min(0).max(86_400);
const opaque = z.record(z.string(), z.unknown());

export const CallId = z.object({ id: z.uuid() });

export const SomeCalls = z.object({ ids: z.array(z.uuid()).min(1, "Choose a call first.").max(100, "100 at a time.") });
export type SomeCalls = z.infer<typeof SomeCalls>;

export const CallFilters = z.object({
  agentId: z.uuid().optional(),
  userId: z.uuid().optional().describe("Calls of this member."),
  phoneNumber: z.string().trim().min(2).max(20).optional().describe("The number of either side."),
  direction: direction.optional(),
  status: status.optional(),
  from: z.date().optional().describe("Calls that began at this instant or later."),
  to: z.date().optional().describe("Calls that began before this instant."),
  successful: z.boolean().optional(),
  endReason: z.string().trim().min(1).max(100).optional().describe("Why the call ended, in the provider's word."),
  sentiment: z.string().trim().min(1).max(20).optional(),
  tag: z.string().trim().min(1).max(40).optional(),
  minDuration: seconds.optional().describe("In seconds."),
  maxDuration: seconds.optional().describe("In seconds."),
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe(
      `What was said (in "quotes" a phrase, after a minus what was not), a part of a number, or the id of a call.`,
    ),
});
export type CallFilters = z.infer<typeof CallFilters>;

export const ListCallsInput = PageInput.extend(CallFilters.shape);
export type ListCallsInput = z.infer<typeof ListCallsInput>;

/** What a call costs: the sum of its charge and of all corrections. */
const Cost = z.object({ billableSeconds: z.int(), ratePerMinute: z.string(), totalCost: z.string() });

export const CallView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  userId: z.uuid().nullable(),
  agentId: z.uuid().nullable(),
  agentName: z.string().nullable(),
  retellCallId: z.string().nullable().describe("Null until the provider has taken an outbound call."),
  phoneNumber: z.string().nullable().describe("The other side's: the caller's, or the one that was called."),
  direction,
  status,
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  durationSeconds: z.int().nullable(),
  callSuccessful: z.boolean().nullable(),
  disconnectionReason: z.string().nullable(),
  hasRecording: z.boolean(),
  callAnalysis: opaque.nullable(),
  cost: Cost.nullable().describe("Null while the call goes on."),
  createdAt: z.date(),
});
export type CallView = z.infer<typeof CallView>;

/** A line in which words that were searched for were said. */
const SaidLine = z.object({
  sequence: z.int(),
  role: z.enum(["user", "agent", "transfer_target"]),
  startTimeMs: z.int().nullable(),
  excerpt: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
});
export type SaidLine = z.infer<typeof SaidLine>;

/** A call as the archive's table shows it. */
export const CallInTable = CallView.extend({
  fromNumber: z.string().nullable(),
  toNumber: z.string().nullable(),
  agentVersion: z.int().nullable().describe("The version of the agent that took it."),
  userSentiment: z.string().nullable(),
  tags: z.array(z.string()),
  latencyMs: z.number().nullable().describe("The median from the caller's last word to the agent's first."),
  said: z
    .object({ lines: z.array(SaidLine), count: z.int() })
    .nullable()
    .describe("Where the words were said: the first lines, and how many there are."),
});
export type CallInTable = z.infer<typeof CallInTable>;

const TranscriptEvent = z.object({
  kind: z.enum(["tool_call", "tool_result", "node_transition", "dtmf", "sms", "injected", "other"]),
  before: z.boolean().optional().describe("It happened before the line it is listed with."),
  toolCallId: z.string().optional(),
  name: z.string().optional(),
  arguments: z.string().optional().describe("JSON, as the model wrote it."),
  content: z.string().optional(),
  successful: z.boolean().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  digit: z.string().optional(),
  atSeconds: z.number().optional(),
  role: z.string().optional(),
});

export const TranscriptLine = z.object({
  sequence: z.int(),
  role: z.enum(["user", "agent", "transfer_target"]),
  content: z.string(),
  startTimeMs: z.int().nullable(),
  endTimeMs: z.int().nullable(),
  words: z.array(z.object({ word: z.string(), startMs: z.int().nullable(), endMs: z.int().nullable() })).nullable(),
  events: z.array(TranscriptEvent).nullable().describe("Tool calls, state changes and keys that followed the line."),
});
export type TranscriptLine = z.infer<typeof TranscriptLine>;

/** Whom a call was handed on to, or was to be. */
export const CallTransfer = z.object({
  to: z.string().nullable().describe("A number or a SIP address; null when the provider did not say."),
  mode: z.string().nullable().describe("In the provider's word: cold_transfer, warm_transfer …"),
  outcome: z.enum(["started", "cancelled", "connected", "ended"]),
  endedAt: z.date().nullable(),
});
export type CallTransfer = z.infer<typeof CallTransfer>;

/** What people of the tenant wrote of a call. */
const Written = z.object({ notes: z.string().nullable(), tags: z.array(z.string()) });

/** A call with what people wrote of it. */
export const NotedCall = CallView.extend(Written.shape);
export type NotedCall = z.infer<typeof NotedCall>;

export const CallDetail = NotedCall.extend({
  fromNumber: z.string().nullable(),
  toNumber: z.string().nullable(),
  agentVersion: z.int().nullable().describe("The version of the agent that took it."),
  userSentiment: z.string().nullable(),
  recordingStatus: z.enum(["none", "pending", "stored", "failed", "expired"]),
  wordsExpiredAt: z.date().nullable().describe("Since when what was said is deleted, as the organisation wished."),
  latency: opaque.nullable().describe("Milliseconds by stage, as the provider measured them."),
  transfers: z.array(CallTransfer).describe("Those that came to nothing first."),
  transcript: z.array(TranscriptLine),
});
export type CallDetail = z.infer<typeof CallDetail>;

/** How a call's price came about: seconds told, seconds billed, the rule, the rate in force at its begin, and every correction. */
export const CallReceipt = z.object({
  providerMs: z.int().nullable().describe("The duration that the provider told last."),
  entries: z.array(
    z.object({
      entry: z.int().describe("0 for the first charge, then what corrects it."),
      recordedAt: z.date(),
      billableSeconds: z.int().describe("Rounded up to the increment; negative where something is given back."),
      incrementSeconds: z.int(),
      conversationMinutes: z.string(),
      ratePerMinute: z.string(),
      rateSince: z.date().nullable().describe("Since when this rate holds; null for the first one."),
      totalCost: z.string(),
    }),
  ),
  billableSeconds: z.int(),
  conversationMinutes: z.string(),
  totalCost: z.string(),
  wholesale: z
    .object({ cost: z.string(), products: z.array(z.object({ product: z.string(), cost: z.string() })) })
    .nullable()
    .optional()
    .describe("What the provider charges us, in dollars: told to super admins alone. Null until it says so."),
});
export type CallReceipt = z.infer<typeof CallReceipt>;

export const Transcript = z.object({
  data: z.array(TranscriptLine),
  nextCursor: z.null(),
  hasMore: z.literal(false),
});
export type Transcript = z.infer<typeof Transcript>;

export const StartCallInput = z.object({
  agentId: z.uuid(),
  toNumber: z.string().trim().min(3, "Which number is to be called?").max(32).describe("E.164: +12025550100."),
  fromNumber: z.string().trim().max(32).optional().describe("One of your numbers; the agent's own when left out."),
  dynamicVariables: z
    .record(z.string().min(1).max(64), z.union([z.string().max(4_000), z.number(), z.boolean()]))
    .optional()
    .describe("Fills {{variables}} of the prompt."),
  metadata: opaque
    .refine((value) => JSON.stringify(value).length <= 20_000, { error: "At most 20 kB." })
    .optional()
    .describe("Yours; it is kept with the call at the provider."),
});
export type StartCallInput = z.infer<typeof StartCallInput>;

export const CallStatsInput = z.object({
  days: z.int().min(1).max(366).default(30).describe("The last days, today included."),
  months: z.int().min(1).max(24).optional().describe("The last calendar months instead, this one included."),
  agentId: z.uuid().optional(),
});
export type CallStatsInput = z.infer<typeof CallStatsInput>;

export const CallTotals = z.object({
  calls: z.int(),
  completed: z.int(),
  failed: z.int(),
  inProgress: z.int(),
  talkedSeconds: z.int(),
  averageDurationSeconds: z.number().nullable().describe("Of calls that connected."),
  successRate: z.number().nullable().describe("0 to 1, of the calls that were judged."),
  latencyMs: z.number().nullable().describe("Median of the calls' median response times."),
  totalCost: z.string(),
});
export type CallTotals = z.infer<typeof CallTotals>;

const StatsTotals = CallTotals.extend({ minutes: z.string().describe("Minutes that were billed.") });
export type StatsTotals = z.infer<typeof StatsTotals>;

export const CallStats = StatsTotals.extend({
  interval: z.enum(["day", "month"]),
  from: z.string().describe("The first day, in the organisation's time zone."),
  to: z.string().describe("The last day, today."),
  timeZone: z.string(),
  previous: StatsTotals.extend({ from: z.string() }).describe(
    "Of as many days before, or of the same months so much earlier, up to the same day.",
  ),
  series: z
    .array(z.object({ date: z.string(), completed: z.int(), failed: z.int(), inProgress: z.int() }))
    .describe("Every day, or month, of the span in the organisation's time zone, also those without calls."),
  hours: z
    .array(z.object({ weekday: z.int(), hour: z.int(), calls: z.int() }))
    .describe(
      "Calls by weekday (1 is Monday) and hour in the organisation's time zone; hours without calls are left out.",
    ),
  endReasons: z.array(z.object({ reason: z.string(), calls: z.int() })).describe("The most frequent first."),
  sentiments: z.array(z.object({ sentiment: z.string(), calls: z.int() })).describe("The most frequent first."),
});
export type CallStats = z.infer<typeof CallStats>;

/** A file of our storage, streamed by its door. */
export const StoredFile = z.object({
  key: z.string(),
  bytes: z.number(),
  changedAt: z.date(),
  contentType: z.string(),
  fileName: z.string(),
});
export type StoredFile = z.infer<typeof StoredFile>;
