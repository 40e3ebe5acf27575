import { z } from "zod";

/** A mail as it came in. `to` are the addresses of the envelope: who really gets it, whatever the headers say. */
export const StoredMail = z.strictObject({
  id: z.string(),
  /** Milliseconds since the epoch. */
  received_at: z.number(),
  message_id: z.string().nullable(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  /** Every header line, unfolded, in the order in which it came. */
  headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});
export type StoredMail = z.output<typeof StoredMail>;
