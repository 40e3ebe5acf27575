import { z } from "zod";
import { PageInput } from "../../../kernel/page";

export const ParkedEventsInput = PageInput;
export type ParkedEventsInput = z.infer<typeof ParkedEventsInput>;

export const ParkedEvent = z.object({
  id: z.uuid(),
  event: z.string(),
  source: z.string(),
  state: z.enum(["parked", "dead"]),
  problem: z.string().nullable(),
  retellCallId: z.string().nullable(),
  retellAgentId: z.string().nullable(),
  receivedAt: z.date(),
});
export type ParkedEvent = z.infer<typeof ParkedEvent>;
