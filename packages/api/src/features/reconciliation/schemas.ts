import { z } from "zod";
import { PageInput } from "../../kernel/page";
import { differenceKinds, mostDays } from "./catalogue";

const Day = z.iso.date("Write a day, like 2026-05-31.").describe("UTC.");
const Kind = z.enum(differenceKinds);
const State = z.enum(["open", "resolved", "ignored"]);

export const ListReconciliationInput = PageInput.extend({
  state: State.optional(),
  kind: Kind.optional(),
  day: Day.optional(),
});
export type ListReconciliationInput = z.infer<typeof ListReconciliationInput>;

export const RunView = z.object({
  id: z.uuid(),
  state: z.enum(["running", "done", "failed"]),
  startedBy: z.string(),
  fromDay: Day,
  toDay: Day,
  nextDay: Day,
  found: z.int().describe("Differences that it found."),
  settled: z.int().describe("Of these, how many it settled itself."),
  problem: z.string().nullable().describe("What holds it up, or why it failed."),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
});
export type RunView = z.infer<typeof RunView>;

export const DayView = z.object({
  day: Day,
  state: z.enum(["agrees", "open", "not_compared"]),
  reason: z.string().describe("Why it stands like this."),
  open: z.int(),
  callsTheirs: z.int().nullable(),
  callsOurs: z.int().nullable(),
  comparedAt: z.date().nullable(),
});
export type DayView = z.infer<typeof DayView>;

const Facts = z.object({
  seconds: z.number().nullable(),
  cost: z.string().nullable().describe("Ours: what was charged. Theirs: the price of their seconds by our rule."),
  wholesaleCents: z.string().nullable().describe("What the provider charges, US cents."),
});
export type Facts = z.infer<typeof Facts>;

export const ItemView = z.object({
  id: z.uuid(),
  kind: Kind,
  state: State,
  day: Day,
  retellCallId: z.string(),
  callId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  ours: Facts.nullable(),
  theirs: Facts.nullable(),
  reason: z.string(),
  done: z.string().nullable().describe("What was done about it."),
  foundAt: z.date(),
  settledAt: z.date().nullable(),
});
export type ItemView = z.infer<typeof ItemView>;

export const ReconciliationView = z.object({
  days: z.array(DayView).describe("The last five weeks, newest first."),
  runs: z.array(RunView).describe("The last ten, newest first."),
  openByKind: z.record(z.string(), z.int()),
  data: z.array(ItemView),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type ReconciliationView = z.infer<typeof ReconciliationView>;

export const StartReconciliationInput = z.object({
  days: z
    .int()
    .min(1, "At least one day.")
    .max(mostDays, `At most ${mostDays} days.`)
    .default(7)
    .describe("How far back, today included."),
});
export type StartReconciliationInput = z.infer<typeof StartReconciliationInput>;

export const JudgeItemInput = z.object({
  id: z.uuid(),
  state: z.enum(["ignored", "open"]),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(500, "At most 500 characters."),
});
export type JudgeItemInput = z.infer<typeof JudgeItemInput>;
