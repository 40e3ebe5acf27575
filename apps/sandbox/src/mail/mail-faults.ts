import { z } from "zod";

/** How taking in a mail goes wrong. */
export const MailFault = z.strictObject({
  /** `refuse`: the recipient is refused; `hang`: the server never answers; `keep_and_fail`: the mail is kept, but the answer says that it failed. */
  kind: z.enum(["refuse", "hang", "keep_and_fail"]),
  /** Mails to this address only. */
  to: z.exactOptional(z.string()),
  /** What the server answers; 4xx asks to try again, 5xx is for good. */
  code: z.int().min(400).max(599).default(451),
});
export type MailFault = z.output<typeof MailFault>;
