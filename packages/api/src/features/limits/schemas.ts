import { z } from "zod";
import { PageInput, pageOf } from "../../kernel/page";
import { declineReasons, type DeclineReason } from "./catalogue";

const Reason = z.enum(Object.keys(declineReasons) as [DeclineReason, ...DeclineReason[]]);

export const LimitsView = z.object({
  month: z.date().describe("The first day of the month that is meant."),
  minutes: z.object({
    used: z.string(),
    reserved: z.string().describe("For calls that are expected or in progress."),
    limit: z.int().describe("With those on top."),
    extra: z.int().describe("On top of the plan's, for this month."),
  }),
  spend: z.object({ used: z.string(), cap: z.string().nullable(), stopsAtCap: z.boolean() }),
  lines: z.object({ inUse: z.int(), guaranteed: z.int(), most: z.int() }),
  whenUnreachable: z.enum(["fail_open", "fail_closed"]),
  isGated: z.boolean().describe("So little is left that only VoxCalls itself lets calls in."),
  alerts: z.array(z.object({ kind: z.enum(["minutes", "spend"]), percent: z.int(), createdAt: z.date() })),
  declined: z.int().describe("Calls kept out this month."),
});
export type LimitsView = z.infer<typeof LimitsView>;

export const ChangeLimitsInput = z.strictObject({
  spendCap: z
    .string()
    .regex(/^\d{1,8}(\.\d{1,4})?$/, "An amount such as 250 or 99.50.")
    .nullable()
    .optional()
    .describe("What a month may cost; null for no cap."),
  stopsAtCap: z.boolean().optional().describe("Whether calls end and are declined at the cap, or it only warns."),
  whenUnreachable: z
    .enum(["fail_open", "fail_closed"], "Choose fail_open or fail_closed.")
    .optional()
    .describe("Who answers while VoxCalls cannot be reached: the number's agent, or nobody."),
});
export type ChangeLimitsInput = z.infer<typeof ChangeLimitsInput>;

export const LimitsNotice = z
  .object({
    reason: Reason,
    mayAct: z.boolean().describe("Whether whoever asks can do something about it, or knows the page that says more."),
  })
  .nullable();
export type LimitsNotice = z.infer<typeof LimitsNotice>;

export const ListDeclinedInput = z.strictObject(PageInput.shape);
export type ListDeclinedInput = z.infer<typeof ListDeclinedInput>;

export const DeclinedCallView = z.object({
  id: z.uuid(),
  occurredAt: z.date(),
  direction: z.enum(["inbound", "outbound", "web"]),
  fromNumber: z.string().nullable(),
  toNumber: z.string().nullable(),
  agentName: z.string().nullable(),
  reason: Reason,
});
export type DeclinedCallView = z.infer<typeof DeclinedCallView>;

export const DeclinedPage = pageOf(DeclinedCallView);
