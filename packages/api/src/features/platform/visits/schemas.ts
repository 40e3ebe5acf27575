import { z } from "zod";

export const StartVisitInput = z.strictObject({
  tenantId: z.uuid("Send the id of an organisation."),
  reason: z
    .string("Say why you visit.")
    .trim()
    .min(10, "Say why you visit, in at least 10 characters. The organisation's admins can read it.")
    .max(500, "At most 500 characters."),
});

export const VisitView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  tenantName: z.string(),
  reason: z.string(),
  mayWrite: z.boolean(),
  startedAt: z.date(),
  expiresAt: z.date(),
});

export type StartVisitInput = z.infer<typeof StartVisitInput>;
export type VisitView = z.infer<typeof VisitView>;
