import { z } from "zod";

export const InjectNoteInput = z.strictObject({
  id: z.uuid(),
  note: z.string().trim().min(1, "Write what the agent is to know.").max(2000, "At most 2,000 characters."),
  respondNow: z
    .boolean()
    .default(false)
    .describe("The agent speaks at once, instead of after the caller's next words."),
});
export type InjectNoteInput = z.infer<typeof InjectNoteInput>;

/** One piece of news of the calls that somebody watches. */
export interface LiveNews {
  /** While it is false news may be missed: look by yourself from time to time. */
  readonly isListening: boolean;
  readonly callIds: readonly string[];
  /** Calls in which more was said, while nothing that a list shows has changed. */
  readonly saidIn: readonly string[];
}
