import { z } from "zod";
import { NameText } from "../../kernel/fields";
import { PageInput, pageOf } from "../../kernel/page";
import { UploadedFile } from "../../kernel/uploaded-file";
import { haltReasons, type HaltReason } from "../limits/catalogue";
import { outcomes, refusals, retryable, type Outcome, type Refusal } from "./catalogue";

const id = z.uuid("Send the id of a batch.");
const Column = z.string().trim().min(1, "Choose a column.").max(200, "At most 200 characters.");

export const BatchIdInput = z.strictObject({ id });
export type BatchIdInput = z.infer<typeof BatchIdInput>;

const Rules = z.object({
  name: NameText("Give the batch a name."),
  agentId: z.uuid("Choose an agent."),
  fromNumber: z.string().trim().max(32).optional().describe("One of your numbers; the agent's own when left out."),
  numberColumn: Column.describe("The head of the column that holds the numbers, as in the file's first line."),
  variableColumns: z
    .record(z.string().regex(/^[A-Za-z_]\w{0,63}$/, "Letters, digits and underscores."), Column)
    .refine((columns) => Object.keys(columns).length <= 50, "At most 50 variables.")
    .default({})
    .describe("Which column fills which {{variable}} of the prompt."),
  startsAt: z.date().optional().describe("Nobody is called before; at once when left out."),
  windowFrom: z
    .string()
    .regex(/^([01]\d|2[0-3]):(00|15|30|45)$/, "A quarter of an hour, such as 09:00.")
    .default("09:00")
    .describe("From when people are called, by the clocks where they are."),
  windowTo: z
    .string()
    .regex(/^(([01]\d|2[0-3]):(00|15|30|45)|24:00)$/, "A quarter of an hour, such as 18:00.")
    .default("18:00")
    .describe("From when they are called no more."),
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1, "Choose a day.")
    .max(7)
    .default([1, 2, 3, 4, 5])
    .describe("1 is Monday, by the calendar where they are."),
  linesAtOnce: z.int().min(1, "At least one line.").max(500).default(1).describe("Calls at the same time."),
  retryOn: z.array(z.enum(retryable)).max(5).default(["busy", "no_answer"]).describe("After which ends to try again."),
  retryAfterMinutes: z.int().min(5, "At least 5 minutes.").max(10_080).default(60),
  maxTries: z.int().min(1).max(5, "At most 5 tries.").default(1).describe("Calls to one number, the first included."),
});

export const CreateBatchInput = z.strictObject(Rules.shape).refine((rules) => rules.windowFrom < rules.windowTo, {
  path: ["windowTo"],
  error: "The window has to end after it begins.",
});
export type CreateBatchInput = z.infer<typeof CreateBatchInput>;

const delimiter = z
  .enum([",", ";", "\t"], "Choose a comma, a semicolon or a tab.")
  .optional()
  .describe("Between the cells; found in the first line when left out.");

/** The numbers, as a file or, up to a megabyte, as text. */
export const FillBatchInput = z
  .strictObject({
    id,
    csv: z.string().min(1, "The file is empty.").max(1_000_000).optional().describe("The text of a CSV file."),
    delimiter,
    file: UploadedFile.optional(),
  })
  .refine((input) => (input.csv === undefined) !== (input.file === undefined), {
    path: ["file"],
    error: "Send a CSV file, or its text as csv.",
  });
export type FillBatchInput = z.infer<typeof FillBatchInput>;

export const StartBatchInput = z.strictObject({
  id,
  hasConsent: z
    .literal(true, "Say that these people agreed to be called by an automated voice.")
    .describe("That these people agreed to be called by an automated voice."),
});
export type StartBatchInput = z.infer<typeof StartBatchInput>;

const shownStates = ["draft", "scheduled", "running", "halted", "paused", "done", "cancelled"] as const;
const HaltReason = z.enum(Object.keys(haltReasons) as [HaltReason, ...HaltReason[]]);
const rowStates = ["waiting", "calling", "reached", "not_reached", "refused", "cancelled"] as const;

export const ListBatchesInput = z.strictObject({
  ...PageInput.shape,
  q: z.string().trim().min(1, "Write something to look for.").max(120).optional().describe("A part of the name."),
});
export type ListBatchesInput = z.infer<typeof ListBatchesInput>;

export const BatchView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  name: z.string(),
  state: z.enum(shownStates),
  haltReason: HaltReason.nullable().describe("Why nobody is called at the moment, or why it was paused by itself."),
  waits: z
    .object({ what: z.enum(["retry", "window"]), until: z.date() })
    .nullable()
    .describe(
      "While it runs but may call nobody before a later time: until when, for a further try or for the window.",
    ),
  agentId: z.uuid(),
  agentName: z.string(),
  fromNumber: z.string(),
  numberColumn: z.string(),
  variableColumns: z.record(z.string(), z.string()),
  startsAt: z.date().nullable(),
  windowFrom: z.string(),
  windowTo: z.string(),
  weekdays: z.array(z.int()),
  linesAtOnce: z.int(),
  retryOn: z.array(z.string()),
  retryAfterMinutes: z.int(),
  maxTries: z.int(),
  rows: z
    .object({
      waiting: z.int(),
      calling: z.int(),
      reached: z.int(),
      notReached: z.int(),
      refused: z.int().describe("Lines of the file that are not called."),
      cancelled: z.int(),
    })
    .describe("How many lines of the file are in which state."),
  createdBy: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
});
export type BatchView = z.infer<typeof BatchView>;

export const BatchDetail = BatchView.extend({
  totalCost: z.string().describe("Of all its calls so far."),
  nextDueAt: z.date().nullable().describe("When the next number that waits may be called."),
  estimate: z
    .object({
      averageSeconds: z.int().describe("Of a call: this agent's outbound calls of the last 30 days, or two minutes."),
      minutes: z.string(),
      totalCost: z.string(),
      hours: z.number().describe("Within the window, when everybody answers."),
    })
    .describe("What the numbers that wait will take, one try each."),
});
export type BatchDetail = z.infer<typeof BatchDetail>;

export const BatchesPage = pageOf(BatchView);

export const ListRowsInput = z.strictObject({
  ...PageInput.shape,
  id,
  state: z.enum(rowStates).optional(),
});
export type ListRowsInput = z.infer<typeof ListRowsInput>;

export const BatchRowView = z.object({
  id: z.uuid(),
  line: z.int().describe("In the file, as a person counts."),
  toNumber: z.string(),
  variables: z.record(z.string(), z.string()),
  state: z.enum(rowStates),
  outcome: z
    .enum([...Object.keys(outcomes), ...Object.keys(refusals)] as [Outcome | Refusal, ...(Outcome | Refusal)[]])
    .nullable()
    .describe("How the last try ended, or why the line is not called."),
  endReason: z.string().nullable().describe("The provider's word for how it ended."),
  tries: z.int(),
  dueAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  callId: z.uuid().nullable().describe("The last call."),
  durationSeconds: z.int().nullable().describe("Of the last call."),
  totalCost: z.string().nullable().describe("Of all its calls."),
});
export type BatchRowView = z.infer<typeof BatchRowView>;

export const BatchRowsPage = pageOf(BatchRowView);

/** What became of a file, line by line. */
export const FillReport = z.object({
  good: z.int().describe("Numbers that will be called."),
  refused: z.int(),
  lines: z
    .array(
      z.object({
        line: z.int(),
        toNumber: z.string(),
        reason: z.enum(Object.keys(refusals) as [Refusal, ...Refusal[]]),
        message: z.string(),
      }),
    )
    .describe("The first hundred that were refused; the others are in the batch's rows."),
});
export type FillReport = z.infer<typeof FillReport>;
